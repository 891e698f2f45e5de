// Drives the built extension in a real browser, by its real toolbar button, with no permission beyond what readers grant
// and no build made for tests. What is asked of a browser in two ways is asked here; the tests know one.
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { find } from './find.mjs';
import { inChromium, inFirefox } from './rights.mjs';
import { fromChromium, fromFirefox } from './shadow.mjs';
import { until } from './until.mjs';

const built = (folder) => fileURLToPath(new URL(`../../dist/${folder}`, import.meta.url));
const isRoot = process.getuid?.() === 0;

export const BROWSERS = ['chrome', 'firefox'];

/** For Firefox's `inDocument`: the `<browser>` of the background. */
export const BACKGROUND = `[...extension.views].find(({ viewType }) => viewType === 'background').xulBrowser`;

/** `silent`: with the marks of silent claims, which a reader has to ask for. `smallDisk`: Firefox gives storage a share of
 * the disk, and this one holds little; Chromium gives a fixed size. */
export async function launch(
  browser,
  { headless = true, scheme = 'light', silent = false, smallDisk = false, width = 1100, height = 800 } = {},
) {
  const executablePath = find(browser);
  if (!executablePath) throw new Error(`no ${browser} found: install one, or set CHROME_PATH / FIREFOX_PATH`);
  const options = { browser, executablePath, headless, defaultViewport: headless ? { width, height } : null };
  const driver = await (browser === 'chrome' ? Chrome.launch(options, scheme) : Firefox.launch(options, scheme, smallDisk));
  try {
    if (silent) await driver.markSilent();
    return driver;
  } catch (problem) {
    // Else the tests would wait for a browser that nobody has.
    await driver.close();
    throw problem;
  }
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

  /** Waits for the button's badge to be this, or to match it: { badge, title }. `limit`: milliseconds. */
  async buttonShows(page, badge, limit) {
    let shows;
    try {
      return await until('the button', async () => {
        // A background that is just being stopped tells nothing; the one after it does.
        shows = await this.button(page).catch((problem) => ({ problem: problem.message }));
        if ('problem' in shows) return false;
        const fits = typeof badge === 'string' ? shows.badge === badge : badge.test(shows.badge);
        return fits && shows;
      }, limit);
    } catch {
      throw new Error(`the button should show ${badge} and shows ${JSON.stringify(shows)}`);
    }
  }

  /** Opens a page of the extension, such as options.html#settings. */
  async visitOwn(path) {
    const page = await this.openOwn(path);
    await until(path, () => page.evaluate(() => document.querySelector('main :is(section, fieldset, .trouble)') !== null));
    return page;
  }

  async markSilent() {
    const page = await this.visitOwn('options.html#settings');
    await page.click('input[value=silent]');
    await until('the setting to be kept', () => page.evaluate(() => document.querySelector('.status').textContent !== ''));
    await page.close();
  }

  cardShown(page) {
    return until('the card', () => this.shown(page));
  }

  cardGone(page) {
    return until('the card to go', async () => (await this.shown(page)) === null);
  }

  /** The box of a node of the card. */
  boxOf(page, node) {
    return this.on(page, node, '(element) => { const { left, top, right, bottom } = element.getBoundingClientRect(); return { left, top, right, bottom }; }');
  }

  /** Presses a node of the card with the mouse. */
  async pressIn(page, node) {
    const { left, top, right, bottom } = await this.boxOf(page, node);
    await page.mouse.click((left + right) / 2, (top + bottom) / 2);
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
    // The first page that a reader sees opens by itself.
    const welcome = await browser.waitForTarget((target) => target.url() === driver.own('welcome.html'));
    await (await welcome.page()).close();
    return driver;
  }

  own(path) {
    return `chrome-extension://${this.id}/${path}`;
  }

  async openOwn(path) {
    const page = await this.browser.newPage();
    await this.prepare(page);
    await page.goto(this.own(path));
    await page.bringToFront();
    return page;
  }

  setScheme(page, scheme) {
    this.scheme = scheme;
    return this.prepare(page);
  }

  /** Has the reader's own few colours hold, on this page until it is closed. */
  async forceColours(page) {
    const session = await page.createCDPSession();
    const features = [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
  }

  /** Has the reader's pointer be a finger, on this page until it is closed. */
  async useFinger(page) {
    const session = await page.createCDPSession();
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 1 });
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

  /** Gives the moment of the press, on the clock that all processes share. */
  async press(page) {
    await page.bringToFront();
    const extension = (await this.browser.extensions()).get(this.id);
    const moment = performance.timeOrigin + performance.now();
    await extension.triggerAction(page);
    return moment;
  }

  /** The extension's worker; one that was stopped is started. */
  async worker() {
    if (this.#workers().length === 0) await this.#startWorker();
    await this.browser.waitForTarget((found) => found.type() === 'service_worker');
    // After a reload the old one may be listed for a while.
    return this.#workers().at(-1).worker();
  }

  /** Calls a function in the background, where `self` is its global object. */
  async inBackground(act, ...values) {
    return (await this.worker()).evaluate(act, ...values);
  }

  #workers() {
    return this.browser.targets().filter((found) => found.type() === 'service_worker');
  }

  async #startWorker() {
    const [page] = await this.browser.pages();
    const session = await page.createCDPSession();
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: this.own('') });
    await session.detach();
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

  /** Calls a function, given as text, with a node of the card. */
  async on(page, node, text) {
    const session = await page.createCDPSession();
    try {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: node.reference });
      const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${text})(this); }`,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value;
    } finally {
      await session.detach();
    }
  }

  paper(page, isPaper) {
    return page.emulateMediaType(isPaper ? 'print' : null);
  }

  /** As the browser's own menu does it. */
  async zoom(page, factor) {
    await page.bringToFront();
    const worker = await this.worker();
    await worker.evaluate(async (factor) => {
      const [{ id }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.setZoom(id, factor);
    }, factor);
  }

  /** As two fingers do it: it enlarges what is seen, and lays out nothing anew. */
  async pinch(page, scale) {
    const session = await page.createCDPSession();
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: scale });
    await session.detach();
  }

  /** Opens so many tabs behind this one; gives what closes them. */
  async openBehind(page, address, count) {
    const session = await this.browser.target().createCDPSession();
    const opened = [];
    for (let i = 0; i < count; i++) {
      opened.push((await session.send('Target.createTarget', { url: address, background: true })).targetId);
    }
    await page.bringToFront();
    return async () => {
      for (const targetId of opened) await session.send('Target.closeTarget', { targetId });
      await session.detach();
    };
  }

  /** A page in a window that leaves no trace; `reach` says whether the extension is let in there. Pressing a button that is
   * not there would take the whole browser down. */
  async visitPrivately(address) {
    const here = new Set(this.browser.targets());
    await this.inBackground((url) => chrome.windows.create({ url, incognito: true }), address);
    const target = await this.browser.waitForTarget((found) => !here.has(found) && found.url() === address);
    const page = await target.page();
    // A press on the empty page before it would be on that one.
    await until(address, () =>
      page.evaluate((address) => location.href === address && document.readyState === 'complete', address).catch(() => false),
    );
    const reach = async () => {
      const isIn = await this.inBackground(
        async () =>
          (await chrome.extension.isAllowedIncognitoAccess()) ||
          (await chrome.tabs.query({})).some(({ incognito }) => incognito),
      );
      return isIn ? 'let in' : 'kept out';
    };
    return { page, reach, close: () => page.close() };
  }

  letIntoPrivate() {
    return inChromium.letIntoPrivate(this);
  }

  giveSite(settings, site) {
    return inChromium.giveSite(this, settings, site);
  }

  /** Keys of commands do not reach a browser without a window: the command arrives as the browser sends it. */
  async command(page, name) {
    await page.bringToFront();
    const worker = await this.worker();
    await worker.evaluate(async (name) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.commands.onCommand.dispatch(name, tab);
    }, name);
  }

  /** Native menus cannot be driven: the choice arrives as the browser sends it. It comes without the permission that a
   * reader's own choice brings, so the button is to be pressed on the page first. */
  async askAboutSelection(page) {
    await page.bringToFront();
    const worker = await this.worker();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'ask', frameId: 0, editable: false }, tab);
    });
  }

  /** Opens the real side panel. The browser asks for a person's gesture, which page.evaluate counts as. */
  async openPanel(page) {
    if (this.#panel()) return this.thePanel();
    const helper = await this.browser.newPage();
    await helper.goto(`chrome-extension://${this.id}/panel.html?tab=0`);
    await helper.evaluate(async () => chrome.sidePanel.open({ windowId: (await chrome.windows.getCurrent()).id }));
    await helper.close();
    await page.bringToFront();
    return this.thePanel();
  }

  /** The panel that is open, or about to be. */
  async thePanel() {
    await until('the panel', () => this.#panel());
    return new ChromePanel(await this.#panel().asPage());
  }

  #panel() {
    return this.browser.targets().find((found) => found.url() === this.own('panel.html'));
  }

  panelIsOpen() {
    return this.#panel() !== undefined;
  }

  async closePanel() {
    const page = await this.#panel()?.asPage();
    await page?.evaluate(() => window.close());
    await until('the panel to close', () => !this.#panel());
  }

  /** The number that the extension knows the tab in front by. */
  async tabInFront() {
    const worker = await this.worker();
    return worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);
  }

  /** Replaces the extension by itself, as an update does. */
  reload() {
    return this.renewed(() => this.browser.installExtension(built('chrome-mv3')));
  }

  /** Does what loads the extension anew, and waits until it has. */
  async renewed(act) {
    const before = this.#workers().at(-1);
    await act();
    await this.browser.waitForTarget((found) => found.type() === 'service_worker' && found !== before);
    // a press before the new worker listens would reach nobody
    await until('the new worker to listen', async () => {
      const worker = await this.worker();
      return worker.evaluate(() => chrome.action.onClicked.hasListeners()).catch(() => false);
    });
  }

  async stopBackground() {
    const { client } = await this.worker();
    const target = this.#workers().at(-1);
    const { targetInfo } = await client.send('Target.getTargetInfo');
    // While anybody is attached, a worker that is asked for again at once is still the same target, and waits for them.
    await client.detach();
    const session = await this.browser.target().createCDPSession();
    await session.send('Target.closeTarget', { targetId: targetInfo.targetId });
    await session.detach();
    // Another may be there at once, for whoever asked it asks again.
    await until('the worker to stop', () => !this.browser.targets().includes(target));
  }
}

class Firefox extends Driver {
  static async launch(options, scheme, smallDisk) {
    const browser = await puppeteer.launch({
      ...options,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        // In kilobytes, for all that is stored; what is the extension's may take half of it.
        ...(smallDisk && { 'dom.quotaManager.temporaryStorage.fixedLimit': 20_480 }),
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        'ui.prefersReducedMotion': 1,
        // A prompt can be answered at once, not only after the half second that guards against stray presses.
        'security.notification_enable_delay': 0,
      },
    });
    const driver = new Firefox(browser);
    driver.id = await browser.installExtension(built('firefox-mv3'));
    driver.host = await driver.inWindow('return extension.uuid;');
    // The first page that a reader sees opens by itself.
    await until('the first page', () =>
      driver.inWindow(`
        const tab = window.gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === '${driver.own('welcome.html')}');
        if (tab) window.gBrowser.removeTab(tab);
        return Boolean(tab);`),
    );
    return driver;
  }

  own(path) {
    return `moz-extension://${this.host}/${path}`;
  }

  /** WebDriver BiDi is not told when such a page has loaded, so it is asked. */
  async openOwn(path) {
    const page = await this.browser.newPage();
    await this.send('browsingContext.navigate', { context: page.mainFrame()._id, url: this.own(path), wait: 'none' });
    await until(path, () =>
      page.evaluate(() => location.protocol === 'moz-extension:' && document.readyState === 'complete').catch(() => false),
    );
    await page.bringToFront();
    return page;
  }

  setScheme(_page, scheme) {
    const name = 'layout.css.prefers-color-scheme.content-override';
    return this.inWindow(`Services.prefs.setIntPref('${name}', ${scheme === 'dark' ? 0 : 1});`);
  }

  /** Presses a button of the permission prompt, as a reader would. */
  answerPrompt(accept) {
    return until('the prompt', () =>
      this.inWindow(`
        const { panel } = window.PopupNotifications;
        const prompt = panel.state === 'open' && panel.firstElementChild;
        if (prompt) prompt.${accept ? 'button' : 'secondaryButton'}.click();
        return Boolean(prompt);`),
    );
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
        // The one in front, where there are several.
        const window = Services.wm.getMostRecentWindow('navigator:browser');
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
    return this.inWindow(`
      const moment = performance.timeOrigin + performance.now();
      button.triggerAction(window);
      return moment;`);
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
      // In the page, or in the root of something that stands right in its body.
      expression: `[document, ...[...(document.body?.children ?? [])].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
        .map((tree) => tree.querySelector('div[popover=manual]')).find((host) => host) ?? null`,
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

  async on(page, node, text) {
    const { result, exceptionDetails } = await this.send('script.callFunction', {
      functionDeclaration: `(element) => JSON.stringify((${text})(element) ?? null)`,
      arguments: [{ sharedId: node.reference }],
      target: { context: page.mainFrame()._id },
      awaitPromise: false,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  paper(_page, isPaper) {
    return this.inWindow(`window.gBrowser.selectedBrowser.browsingContext.mediumOverride = '${isPaper ? 'print' : ''}';`);
  }

  /** As the browser's own menu does it. */
  async zoom(page, factor) {
    await page.bringToFront();
    await this.inWindow(`window.ZoomManager.setZoomForBrowser(window.gBrowser.selectedBrowser, ${factor});`);
  }

  async pinch(page, scale) {
    await page.bringToFront();
    await this.inDocument('window.gBrowser.selectedBrowser', `content.windowUtils.setResolutionAndScaleTo(${scale});`);
  }

  /** Opens so many tabs behind this one; gives what closes them. */
  async openBehind(_page, address, count) {
    await this.inWindow(`
      window.opened = Array.from({ length: ${count} }, () =>
        window.gBrowser.addTab('${address}', {
          inBackground: true,
          triggeringPrincipal: Services.scriptSecurityManager.createNullPrincipal({}),
        }));`);
    await until('the tabs', () =>
      this.inWindow(`return window.opened.every(({ linkedBrowser: { currentURI, webProgress } }) =>
        currentURI.spec === '${address}' && !webProgress.isLoadingDocument);`),
    );
    return () => this.inWindow('for (const tab of window.opened) window.gBrowser.removeTab(tab, { animate: false });');
  }

  /** A page in a window that leaves no trace; `reach` looks for the button there. */
  async visitPrivately(address) {
    await this.inWindow(`window.openTrustedLinkIn('${address}', 'window', { private: true });`);
    const inPrivate = (body) =>
      this.inWindow(`
        const own = [...Services.wm.getEnumerator('navigator:browser')].find((one) => one.PrivateBrowsingUtils.isWindowPrivate(one));
        ${body}`);
    await until('the private page', () =>
      inPrivate(`const { currentURI, webProgress } = own?.gBrowser?.selectedBrowser ?? {};
        return currentURI?.spec === '${address}' && !webProgress.isLoadingDocument;`),
    );
    const reach = () =>
      inPrivate(`
        const isShown = Boolean(own.document.getElementById(button.id)?.querySelector('toolbarbutton, .unified-extensions-item-action-button'));
        return extension.privateBrowsingAllowed || extension.canAccessWindow(own) || isShown ? 'let in' : 'kept out';`);
    // One that another test opened would have the same address, but not be the last.
    const page = (await this.browser.pages()).findLast((found) => found.url() === address);
    return { page, reach, close: () => inPrivate('own.close();') };
  }

  letIntoPrivate() {
    return inFirefox.letIntoPrivate(this);
  }

  giveSite(settings) {
    return inFirefox.giveSite(this, settings);
  }

  /** Turns the browser's reader view of the tab in front on, or off again, by its button. */
  async readerView(isOn) {
    const shown = (fits) =>
      this.inWindow(`
        const { currentURI, webProgress } = window.gBrowser.selectedBrowser;
        const toggle = window.document.getElementById('reader-mode-button');
        return currentURI.schemeIs('about') === ${fits} && !webProgress.isLoadingDocument && !toggle.hidden;`);
    await until('the button of the reader view', () => shown(!isOn));
    await this.inWindow(`window.document.getElementById('reader-mode-button').click();`);
    await until('the reader view', () => shown(isOn));
  }

  /** Calls a function in the background, where `self` is its global object. */
  async inBackground(act, ...values) {
    await this.inWindow('return extension.wakeupBackground?.().then(() => true);');
    const call = `(async () => JSON.stringify((await (${act})(...${JSON.stringify(values)})) ?? null))()`;
    return this.inDocument(
      BACKGROUND,
      `const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      return JSON.parse(await Cu.evalInSandbox(${JSON.stringify(call)}, sandbox));`,
    );
  }

  #asked = 0;

  /** Runs code in a frame script of a `<browser>` of the extension, where `content` is its window and what is pressed counts
   * as pressed by a person. */
  async inDocument(browser, code) {
    const name = `test:${++this.#asked}`;
    const script = `(async () => { ${code} })().then(
      (value) => sendAsyncMessage('${name}', { value: JSON.stringify(value ?? null) }),
      (problem) => sendAsyncMessage('${name}', { problem: String(problem) }));`;
    const answer = await this.inWindow(`
      const { messageManager } = ${browser};
      return new Promise((done) => {
        messageManager.addMessageListener('${name}', function heard({ data }) {
          messageManager.removeMessageListener('${name}', heard);
          done(JSON.stringify(data));
        });
        messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
      });`);
    const { value, problem } = JSON.parse(answer);
    if (problem) throw new Error(problem);
    return JSON.parse(value);
  }

  /** By the key that the browser binds to the command. */
  async command(page, name) {
    await page.bringToFront();
    const key = { next: 'J', previous: 'K', panel: 'L' }[name];
    await this.inWindow(`
      [...window.document.querySelectorAll('keyset[id^="ext-keyset-id"] key')]
        .find((bound) => bound.getAttribute('key') === '${key}')
        .doCommand();`);
  }

  /** By the real menu that opens on what is selected. */
  async askAboutSelection(page) {
    const [x, y] = await page.evaluate(() => {
      const [{ left, right, top, bottom }] = getSelection().getRangeAt(0).getClientRects();
      return [(left + right) / 2, (top + bottom) / 2];
    });
    await page.mouse.click(x, y, { button: 'right' });
    const menu = `const menu = window.document.getElementById('contentAreaContextMenu');
      const entry = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === 'What is on record about this?');`;
    await until('the menu', () => this.inWindow(`${menu} return menu.state === 'open' && Boolean(entry);`));
    await this.inWindow(`${menu} menu.activateItem(entry);`);
  }

  /** Opens the real sidebar, by its key. Its document is in the extension's process: a frame script reaches it. */
  async openPanel(page) {
    await this.command(page, 'panel');
    return this.thePanel();
  }

  async thePanel() {
    const panel = new FirefoxPanel(this);
    await until('the sidebar', () =>
      this.inWindow(`return Boolean(
        window.SidebarController.isOpen &&
          window.SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser')
            ?.currentURI?.spec.endsWith('/panel.html'));`),
    );
    return panel;
  }

  panelIsOpen() {
    return this.inWindow('return window.SidebarController.isOpen;');
  }

  closePanel() {
    return this.inWindow('window.SidebarController.hide();');
  }

  tabInFront() {
    return this.inWindow('return extension.tabManager.getWrapper(window.gBrowser.selectedTab).id;');
  }

  /** Has the reader's own few colours hold, from now on. */
  forceColours() {
    return this.inWindow(`Services.prefs.setIntPref('browser.display.document_color_use', 2);`);
  }

  /** Has the reader's pointer be a finger, from now on. */
  useFinger() {
    return this.inWindow(`
      for (const name of ['primaryPointerCapabilities', 'allPointerCapabilities']) Services.prefs.setIntPref('ui.' + name, 1);`);
  }

  /** Replaces the extension by itself, as an update does. */
  async reload() {
    await this.browser.installExtension(built('firefox-mv3'));
  }

  /** Stops the event page, as the browser does when it is idle. */
  stopBackground() {
    return this.inWindow('return extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => true);');
  }
}

// The panel: `read` calls a function with its document; `press` presses what a selector finds as a person does.

class Panel {
  /** Waits until a function of the panel's document gives something truthy, and gives it. */
  until(what, read, ...values) {
    return until(what, () => this.read(read, ...values).catch(() => null));
  }
}

class ChromePanel extends Panel {
  constructor(page) {
    super();
    this.page = page;
  }

  read(read, ...values) {
    return this.page.evaluate(`(${read})(document, ...${JSON.stringify(values)})`);
  }

  press(selector) {
    // a locator waits for the element to be there and to hold still: the panel draws itself anew when claims come
    return this.page.locator(selector).click();
  }

  /** Presses a key, wherever the focus is. */
  key(name) {
    return this.page.keyboard.press(name);
  }

  async type(selector, text) {
    await this.page.focus(selector);
    await this.page.$eval(selector, (field) => field.select());
    await this.page.keyboard.press('Backspace');
    if (text) await this.page.keyboard.type(text);
  }

  paper(isPaper) {
    return this.page.emulateMediaType(isPaper ? 'print' : null);
  }

  scheme(scheme) {
    return this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }

  /** Runs a script in the panel, then a function of its document that may take its time. */
  async run(script, read) {
    await this.page.evaluate(script);
    return this.read(read);
  }

  picture(path) {
    return this.page.screenshot({ path });
  }
}

class FirefoxPanel extends Panel {
  #driver;

  constructor(driver) {
    super();
    this.#driver = driver;
  }

  #inPanel(code) {
    return this.#driver.inDocument(
      `window.SidebarController.browser.contentDocument.getElementById('webext-panels-browser')`,
      code,
    );
  }

  read(read, ...values) {
    return this.#inPanel(`return (${read})(content.document, ...${JSON.stringify(values)});`);
  }

  press(selector) {
    return this.#inPanel(`content.document.querySelector(${JSON.stringify(selector)}).click();`);
  }

  /** Presses a key, in the window: the browser brings it to where the focus is. */
  key(name) {
    return this.#driver.inWindow(`
      const panel = window.SidebarController.browser.contentDocument.getElementById('webext-panels-browser');
      if (window.document.activeElement !== window.SidebarController.browser) panel.focus();
      const keys = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      keys.beginInputTransactionForTests(window, () => true);
      // A button looks at the number of the space bar, not at its name.
      const key = new window.KeyboardEvent('', { key: ${JSON.stringify(name)}, keyCode: ${name === ' ' ? 32 : 0} });
      keys.keydown(key);
      keys.keyup(key);`);
  }

  type(selector, text) {
    return this.#inPanel(`
      const field = content.document.querySelector(${JSON.stringify(selector)});
      field.focus();
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new content.Event('input', { bubbles: true }));`);
  }

  paper(isPaper) {
    return this.#driver.inWindow(`
      window.SidebarController.browser.contentDocument.getElementById('webext-panels-browser')
        .browsingContext.mediumOverride = '${isPaper ? 'print' : ''}';`);
  }

  scheme(scheme) {
    return this.#driver.setScheme(null, scheme);
  }

  run(script, read) {
    return this.#inPanel(`
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      Cu.evalInSandbox(${JSON.stringify(script)}, sandbox);
      return JSON.parse(await Cu.evalInSandbox(
        ${JSON.stringify(`(async () => JSON.stringify(await (${read})(document)))()`)}, sandbox));`);
  }
}
