// Drives the built extension in a real browser, by its real toolbar button, with no permission beyond what readers grant
// and no build made for tests. What is asked of a browser in two ways is asked here; the tests know one.
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { find } from './find.mjs';
import { fromChromium, fromFirefox } from './shadow.mjs';
import { until } from './until.mjs';

const built = (folder) => fileURLToPath(new URL(`../../dist/${folder}`, import.meta.url));
const isRoot = process.getuid?.() === 0;

export const BROWSERS = ['chrome', 'firefox'];

export async function launch(browser, { headless = true, scheme = 'light', width = 1100, height = 800 } = {}) {
  const executablePath = find(browser);
  if (!executablePath) throw new Error(`no ${browser} found: install one, or set CHROME_PATH / FIREFOX_PATH`);
  const options = { browser, executablePath, headless, defaultViewport: headless ? { width, height } : null };
  return browser === 'chrome' ? Chrome.launch(options, scheme) : Firefox.launch(options, scheme);
}

class Driver {
  constructor(browser) {
    this.browser = browser;
  }

  async visit(address) {
    const page = await this.browser.newPage();
    await this.prepare?.(page);
    await page.goto(address);
    await page.bringToFront();
    return page;
  }

  /** Waits for the button's badge to be this, or to match it: { badge, title }. */
  async buttonShows(page, badge) {
    let shows;
    try {
      return await until('the button', async () => {
        shows = await this.button(page);
        const fits = typeof badge === 'string' ? shows.badge === badge : badge.test(shows.badge);
        return fits && shows;
      });
    } catch {
      throw new Error(`the button should show ${badge} and shows ${JSON.stringify(shows)}`);
    }
  }

  cardShown(page) {
    return until('the card', () => this.shown(page));
  }

  cardGone(page) {
    return until('the card to go', async () => (await this.shown(page)) === null);
  }

  close() {
    return this.browser.close();
  }
}

class Chrome extends Driver {
  static async launch(options, scheme) {
    const browser = await puppeteer.launch({
      ...options,
      pipe: true,
      enableExtensions: [built('chrome-mv3')],
      // Chromium's own sandbox does not start as root, which containers are.
      args: isRoot ? ['--no-sandbox'] : [],
    });
    const driver = new Chrome(browser);
    driver.scheme = scheme;
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
    driver.id = new URL(worker.url()).host;
    return driver;
  }

  visitBrowserPage() {
    return this.visit('chrome://version/');
  }

  prepare(page) {
    return page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: this.scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  }

  async press(page) {
    await page.bringToFront();
    const extension = (await this.browser.extensions()).get(this.id);
    await extension.triggerAction(page);
  }

  /** The extension's worker; one that was stopped is started by asking for it. */
  async worker() {
    const target = await this.browser.waitForTarget((found) => found.type() === 'service_worker');
    return target.worker();
  }

  async button(page) {
    await page.bringToFront();
    const worker = await this.worker();
    return worker.evaluate(async () => {
      const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return { badge: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
    });
  }

  async shown(page) {
    const session = await page.createCDPSession();
    try {
      const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
      const tree = fromChromium(root);
      if (tree) {
        const { model } = await session.send('DOM.getBoxModel', { backendNodeId: tree.reference });
        const [left, top, , , right, bottom] = model.border;
        tree.box = { left, top, right, bottom };
      }
      return tree;
    } catch (problem) {
      // It went between the two questions.
      if (/Could not (find|compute)|No node/.test(problem.message)) return null;
      throw problem;
    } finally {
      await session.detach();
    }
  }

  async stopBackground() {
    const target = await this.browser.waitForTarget((found) => found.type() === 'service_worker');
    const worker = await target.worker();
    await worker.close();
    await until('the worker to stop', () => !this.browser.targets().some((found) => found.type() === 'service_worker'));
  }
}

class Firefox extends Driver {
  static async launch(options, scheme) {
    const browser = await puppeteer.launch({
      ...options,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        'ui.prefersReducedMotion': 1,
      },
    });
    const driver = new Firefox(browser);
    driver.id = await browser.installExtension(built('firefox-mv3'));
    return driver;
  }

  /** WebDriver BiDi does not come back from such a page, so the window is asked to go there. */
  async visitBrowserPage() {
    const page = await this.browser.newPage();
    await page.bringToFront();
    await this.inWindow(`
      window.gBrowser.selectedBrowser.fixupAndLoadURIString('about:license', {
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
      });`);
    await until('about:license', () =>
      this.inWindow(`
        const { currentURI, webProgress } = window.gBrowser.selectedBrowser;
        return currentURI.spec === 'about:license' && !webProgress.isLoadingDocument;`),
    );
    return page;
  }

  send(method, params) {
    return this.browser.connection.send(method, params).then(({ result }) => result);
  }

  /** Runs a function in the browser's own window, where the toolbar is. */
  async inWindow(body) {
    const { contexts } = await this.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { result, exceptionDetails } = await this.send('script.evaluate', {
      expression: `(() => {
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(this.id)});
        const button = extension.apiManager.global.browserActionFor(extension);
        ${body}
      })()`,
      target: { context: contexts[0].context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async press(page) {
    await page.bringToFront();
    await this.inWindow('button.triggerAction(window);');
  }

  async button(page) {
    await page.bringToFront();
    return JSON.parse(
      await this.inWindow(`
        const { badgeText, title } = button.action.getContextData(window.gBrowser.selectedTab);
        return JSON.stringify({ badge: badgeText ?? '', title });`),
    );
  }

  async shown(page) {
    const target = { context: page.mainFrame()._id };
    const { result } = await this.send('script.evaluate', {
      expression: `document.querySelector('html > div[popover]')`,
      target,
      awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 50 },
    });
    const tree = fromFirefox(result);
    if (tree) {
      const { result: box, exceptionDetails } = await this.send('script.callFunction', {
        functionDeclaration: '(element) => JSON.stringify(element.getBoundingClientRect())',
        arguments: [{ sharedId: tree.reference }],
        target,
        awaitPromise: false,
      });
      if (exceptionDetails) return null;
      tree.box = JSON.parse(box.value);
    }
    return tree;
  }

  /** Stops the event page, as the browser does when it is idle. */
  stopBackground() {
    return this.inWindow('return extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => true);');
  }
}
