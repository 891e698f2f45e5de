// Parts that fail, really: a worker stopped at work, an engine whose memory is destroyed, storage full of other things,
// an extension reloaded under open tabs. After each, the next page is marked as ever.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { markedText, marksGone, marksShown, sheets, squeeze } from './marks.mjs';
import { textOf } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';

for (const browser of BROWSERS) {
  describe(browser, { timeout: 240_000 }, () => {
    let driver;
    let server;
    const openPage = stage(browser, (set) => ({ driver, server } = set), { silent: true });
    const open = (act) => openPage('living.html', act);
    const marked = (page) =>
      until('the marks', async () => (await markedText(page)) === squeeze(AWARD));
    const nextPageWorks = () =>
      open(async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await marked(page);
      });
    /** A page that the engine is at for a while. */
    const lengthen = (page) =>
      page.evaluate(() => {
        const long = document.createElement('div');
        for (let i = 0; i < 2000; i++) {
          const text = `On day ${i} the ferry was late again and nobody at the harbour minded very much. `.repeat(12);
          long.append(Object.assign(document.createElement('p'), { textContent: text }));
        }
        document.querySelector('article').append(long);
      });

    test('a background stopped while the page changes and is weighed again is asked again', () =>
      open(async (page) => {
        await driver.press(page);
        await marked(page);
        for (let round = 2; round <= 4; round++) {
          await lengthen(page);
          await page.evaluate((text) => {
            document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text }));
          }, AWARD);
          await driver.stopBackground();
          await until('the new marks', async () => (await markedText(page)) === squeeze(AWARD.repeat(round)));
          await driver.buttonShows(page, String(round));
        }
      }));

    test('a tab closed in the middle of a scan', async () => {
      const page = await driver.visit(server.address('living.html'));
      await lengthen(page);
      await driver.press(page);
      await page.close();
      await nextPageWorks();
    });

    test('a page left in the middle of a scan', () =>
      open(async (page) => {
        await lengthen(page);
        await driver.press(page);
        await page.goto(server.address('strict.html'));
        assert.equal(await markedText(page), '');
        await driver.press(page);
        await marked(page);
        await driver.buttonShows(page, '1');
      }));

    test('marks taken away in the middle of a scan do not come back', () =>
      open(async (page) => {
        await lengthen(page);
        await driver.press(page);
        await driver.press(page);
        await driver.buttonShows(page, '');
        await nextPageWorks();
        assert.equal(await markedText(page), '');
        assert.equal(await sheets(page), 0);
        assert.equal((await driver.button(page)).badge, '');
      }));

    if (browser === 'chrome') {
      test('an engine that traps: that page says so, the next one works', async () => {
        await driver.stopBackground();
        // Wakes the worker, without any need of an engine.
        const none = await driver.visitBrowserPage();
        await driver.press(none);
        await driver.buttonShows(none, '–');
        await none.close();
        await open(async (page) => {
          // Takes hold of the memory that the engine will get.
          const worker = await driver.worker();
          await worker.evaluate(() => {
            const instantiate = WebAssembly.instantiateStreaming;
            WebAssembly.instantiateStreaming = async (...all) => {
              const made = await instantiate.apply(WebAssembly, all);
              globalThis.held = made.instance.exports.memory;
              return made;
            };
          });
          await driver.press(page);
          await marked(page);
          await driver.press(page);
          await marksGone(page);
          await worker.evaluate(() => new Uint8Array(globalThis.held.buffer).fill(0xff));
          await driver.press(page);
          const { title } = await driver.buttonShows(page, '–');
          assert.match(title, /could not read this page\. Other pages are not affected/);
          assert.match(textOf(await driver.cardShown(page)), /could not be read/);
          assert.equal(await markedText(page), '');
          await nextPageWorks();
          await driver.press(page);
          await marked(page);
        });
      });

      test('storage full, and full of things that are not ours', async () => {
        {
          const worker = await driver.worker();
          const refused = await worker.evaluate(async () => {
            await chrome.storage.local.set(
              Object.fromEntries(Object.keys(await chrome.storage.local.get()).map((key) => [key, 42])),
            );
            for (const key of ['dismissed', 'settings']) await chrome.storage.local.set({ [key]: { no: ['such', 7] } });
            let size = 4_000_000;
            let refused = false;
            for (let i = 0; size > 1; i++) {
              try {
                await chrome.storage.local.set({ [`filler${i}`]: 'x'.repeat(size) });
              } catch {
                refused = true;
                size = Math.floor(size / 2);
              }
            }
            return refused;
          });
          assert.ok(refused, 'there is no room left');
        }
        await nextPageWorks();
        const worker = await driver.worker();
        await worker.evaluate(() => chrome.storage.local.clear());
        await nextPageWorks();
      });

      test('a machine that is six times slower', () =>
        open(async (page) => {
          await page.emulateCPUThrottling(6);
          await driver.press(page);
          await marked(page);
          await page.evaluate(() => document.querySelector('#claim').remove());
          await until('the mark to go', async () => (await markedText(page)) === '');
        }));

      test('two windows', async () => {
        const session = await driver.browser.target().createCDPSession();
        const { targetId } = await session.send('Target.createTarget', {
          url: server.address('living.html'),
          newWindow: true,
        });
        const target = await driver.browser.waitForTarget((found) => found._targetId === targetId);
        const other = await target.page();
        await open(async (page) => {
          await driver.press(other);
          await marked(other);
          await driver.press(page);
          await marked(page);
          await driver.press(other);
          await marksGone(other);
          assert.equal(await markedText(page), squeeze(AWARD));
        });
        await other.close();
      });
    }

    test('the extension is reloaded under an open tab: its old marks go, and the button works again', () =>
      open(async (page) => {
        await driver.press(page);
        await marked(page);
        await driver.reload();
        await page.bringToFront();
        // The person comes back to the page.
        await page.mouse.move(200, 200);
        await page.mouse.move(300, 210);
        await driver.press(page);
        await marksShown(page);
        await driver.buttonShows(page, '1');
        await marked(page);
        assert.equal(await sheets(page), 1, 'of the old reader nothing is left');
        await driver.press(page);
        await marksGone(page);
        assert.equal(await sheets(page), 0);
        await nextPageWorks();
      }));
  });
}
