// What a reader allows the extension in the browser's own pages: a site, and windows that leave no trace.
import { until } from './until.mjs';

export const inChromium = {
  /** Chromium's prompt is drawn outside of any page. But it asks nothing about a site that its page of the extension was
   * told of before: that page tells it, and the press in the settings then has its answer. */
  async giveSite(driver, settings, site) {
    await ownPage(driver, (page) =>
      page.evaluate((id, host) => chrome.developerPrivate.addHostPermission(id, host), driver.id, `${site}/*`),
    );
    await settings.bringToFront();
    await settings.click('form.site button');
  },

  /** Loads the extension anew. */
  letIntoPrivate(driver) {
    return ownPage(driver, async (page) => {
      // Without it Chromium loads no extension anew that comes from a folder.
      await page.locator('>>> #devMode').click();
      await driver.renewed(() => page.locator('>>> #allow-incognito >>> cr-toggle').click());
    });
  },
};

async function ownPage(driver, act) {
  const page = await driver.visit(`chrome://extensions/?id=${driver.id}`);
  try {
    return await act(page);
  } finally {
    await page.close();
  }
}

export const inFirefox = {
  async giveSite(driver, settings) {
    await settings.click('form.site button');
    await driver.answerPrompt(true);
  },

  /** Loads the extension anew. */
  async letIntoPrivate(driver) {
    const page = await driver.browser.newPage();
    await page.bringToFront();
    await driver.inWindow(`
      window.before = extension;
      window.BrowserAddonUI.openAddonsMgr('addons://detail/' + encodeURIComponent(extension.id));`);
    const choice = `window.gBrowser.selectedBrowser.contentDocument?.querySelector('[name=private-browsing][value="1"]')`;
    await until('the choice', () => driver.inWindow(`return Boolean(${choice});`));
    await driver.inWindow(`${choice}.click();`);
    const isAnew = `extension !== window.before && extension.privateBrowsingAllowed && extension.backgroundState === 'running'`;
    await until('the extension again', () => driver.inWindow(`return Boolean(${isAnew} && button);`).catch(() => false));
    await driver.inWindow('window.gBrowser.removeTab(window.gBrowser.selectedTab);');
  },
};
