// Parts that fail, really: a worker stopped at work, an engine whose memory is destroyed, storage that holds other things,
// a slow machine, an extension reloaded under open tabs. After each, the next page is marked as ever.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, markedText, marksGone, marksShown, sheets, squeeze } from './marks.mjs';
import { all, textOf } from './shadow.mjs';
import { slowed } from './slowed.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';

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
    /** Takes the mark off the one claim of living.html, for good, by the button in its card. */
    const dismiss = async (page) => {
      await driver.press(page);
      await marked(page);
      const { x, y } = await claimRect(page, 'ICE awarded');
      await page.mouse.click(x, y);
      const card = await driver.cardShown(page);
      await driver.pressIn(page, all(card, '.dismiss')[0]);
      await until('the mark to go', async () => (await markedText(page)) === '');
    };
    /** The background anew, without any need of an engine yet. */
    const wakeWithoutEngine = async () => {
      await driver.stopBackground();
      const none = await driver.visitBrowserPage();
      await driver.press(none);
      await driver.buttonShows(none, '–');
      await none.close();
    };
    /** Forgets what was dismissed. */
    const restore = () => driver.inBackground(() => self.chrome.storage.local.clear());
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

    test('an answer that comes after the page was left is not laid over the next one', async () => {
      await wakeWithoutEngine();
      await open(async (page) => {
        // Holds the engine until both pages have asked.
        await driver.inBackground(() => {
          const { instantiateStreaming } = self.WebAssembly;
          const isFree = new Promise((free) => {
            self.free = free;
          });
          self.WebAssembly.instantiateStreaming = async (...all) => {
            await isFree;
            return instantiateStreaming.apply(self.WebAssembly, all);
          };
          self.asked = 0;
          const { executeScript } = self.chrome.scripting;
          self.chrome.scripting.executeScript = async (...all) => {
            const made = await executeScript.apply(self.chrome.scripting, all);
            if (made[0]?.result?.page) self.asked++;
            return made;
          };
        });
        const hasAsked = (count) =>
          until(`page ${count} to ask`, async () => (await driver.inBackground(() => self.asked)) === count);
        await driver.press(page);
        await hasAsked(1);
        await page.goto(server.address('strict.html'));
        await driver.press(page);
        await hasAsked(2);
        await driver.inBackground(() => self.free());
        await marked(page);
        await driver.buttonShows(page, '1');
      });
    });

    // Chromium lets the extension in a moment after the press, and refuses it until then (1 press in 60).
    test('a press that is refused at first holds for its page, and not for the one that came after it', async () => {
      /** The first attempt fails, once that is let happen. */
      const refuse = () =>
        driver.inBackground(() => {
          const { scripting } = self.chrome;
          const { executeScript } = scripting;
          const isFree = new Promise((free) => {
            self.free = free;
          });
          self.attempts = 0;
          scripting.executeScript = async (injection) => {
            if (self.attempts === 0) {
              self.attempts++;
              await isFree;
              throw new Error('not yet');
            }
            let hasRun = false;
            try {
              const ran = await executeScript.call(scripting, injection);
              hasRun = true;
              return ran;
            } finally {
              // Firefox lets nobody into another page any more; what only looks at the page is no attempt.
              if (injection.files || !hasRun) {
                self.attempts++;
                scripting.executeScript = executeScript;
              }
            }
          };
        });
      const attempted = (count) =>
        until(`attempt ${count}`, async () => (await driver.inBackground(() => self.attempts)) === count);
      const free = () => driver.inBackground(() => self.free());
      await open(async (page) => {
        await refuse();
        await driver.press(page);
        await attempted(1);
        await free();
        await marked(page);
        await driver.buttonShows(page, '1');
      });
      await open(async (page) => {
        await refuse();
        await driver.press(page);
        await attempted(1);
        await page.goto(server.address('strict.html'));
        await free();
        await attempted(2);
        await driver.press(page);
        await marked(page);
        await driver.buttonShows(page, '1');
      });
    });

    test('an engine that traps: that page says so, the next one works', async () => {
      await wakeWithoutEngine();
      await open(async (page) => {
        // Takes hold of the memory that the engine will get.
        await driver.inBackground(() => {
          const { instantiateStreaming } = self.WebAssembly;
          self.WebAssembly.instantiateStreaming = async (...all) => {
            const made = await instantiateStreaming.apply(self.WebAssembly, all);
            self.held = made.instance.exports.memory;
            return made;
          };
        });
        await driver.press(page);
        await marked(page);
        await driver.press(page);
        await marksGone(page);
        await driver.inBackground(() => {
          new self.Uint8Array(self.held.buffer).fill(0xff);
        });
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

    test('storage that holds things that are not ours', async () => {
      await open(dismiss);
      await driver.inBackground(async () => {
        const { local } = self.chrome.storage;
        await local.set(Object.fromEntries(Object.keys(await local.get()).map((key) => [key, 42])));
        for (const key of ['dismissed', 'settings']) await local.set({ [key]: { no: ['such', 7] } });
      });
      await nextPageWorks();
      await restore();
      await nextPageWorks();
    });

    test('a machine that is six times slower', () =>
      open((page) =>
        slowed(driver, 6, async () => {
          await driver.press(page);
          await marked(page);
          await page.evaluate(() => document.querySelector('#claim').remove());
          await until('the mark to go', async () => (await markedText(page)) === '');
          await nextPageWorks();
        }),
      ));

    test('a browser that has no words for the extension: all of it speaks nevertheless', { skip: browser === 'firefox' && 'it reads them before all else' }, () =>
      open(async (page) => {
        // As it is in a process in which Chromium fetched them too soon.
        const silence = () => {
          globalThis.chrome.i18n.getMessage = () => '';
        };
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await driver.inBackground(silence);
        await driver.inBackground(async () => {
          const [{ id }] = await self.chrome.tabs.query({ active: true, lastFocusedWindow: true });
          const func = () => {
            globalThis.chrome.i18n.getMessage = () => '';
          };
          await self.chrome.scripting.executeScript({ target: { tabId: id }, func });
        });
        await driver.press(page);
        await driver.buttonShows(page, '');
        await driver.press(page);
        assert.match((await driver.buttonShows(page, '1')).title, /1 claim on this page/);
        await marked(page);
        const { x, y } = await claimRect(page, 'ICE awarded');
        await page.mouse.click(x, y);
        assert.match(textOf(await driver.cardShown(page)), /Documented.*Compared with 3 documents/s);
        for (const [path, words] of Object.entries({
          'options.html#settings': /What is marked/,
          'options.html': /What is on record here/,
          'welcome.html': /Documented/,
          'panel.html': /./,
        })) {
          const own = await driver.openOwn('options.html');
          await own.evaluateOnNewDocument(silence);
          await own.goto(driver.own(path));
          await own.reload();
          await until(`words on ${path}`, () => own.evaluate((source) => new RegExp(source).test(document.body.innerText), words.source));
          assert.equal(await own.evaluate(() => globalThis.chrome.i18n.getMessage('locale')), '');
          await own.close();
        }
        // Another background has its own.
        await driver.stopBackground();
      }));

    test('two windows', async () => {
      const other = await driver.browser.newPage({ type: 'window' });
      await other.goto(server.address('living.html'));
      await open(async (page) => {
        await driver.press(other);
        await marked(other);
        assert.equal(await markedText(page), '');
        await driver.press(page);
        await marked(page);
        await driver.press(other);
        await marksGone(other);
        assert.equal(await markedText(page), squeeze(AWARD));
        await driver.buttonShows(page, '1');
      });
      await other.close();
      await nextPageWorks();
    });

    test('a background stopped in the middle of a scan, with the rest of the page yet to be weighed', () =>
      open(async (page) => {
        await dismiss(page);
        await driver.press(page);
        await driver.buttonShows(page, '');
        await lengthen(page);
        await page.evaluate((text) => {
          document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text, id: 'last' }));
        }, SUPPLY);
        // What is sent to the background is heard by every page of the extension.
        const ear = await driver.openOwn('options.html#settings');
        const asked = ear.evaluate(
          () =>
            new Promise((heard) => {
              (globalThis.browser ?? globalThis.chrome).runtime.onMessage.addListener(({ kind }) => {
                if (kind === 'scan') heard();
              });
            }),
        );
        await driver.press(page);
        await asked;
        await driver.stopBackground();
        await ear.close();
        await driver.buttonShows(page, '1');
        await until('the mark at the end', async () => (await markedText(page)) === squeeze(SUPPLY));
        await restore();
        await nextPageWorks();
      }));

    test('a permission taken back while a page is marked by it', async () => {
      const settings = await driver.visitOwn('options.html#site=http://127.0.0.1');
      await driver.giveSite(settings, 'http://127.0.0.1');
      const granted = () => settings.evaluate(() => document.querySelector('.sites button') !== null);
      await until('the site', granted);
      await open(async (page) => {
        await marked(page);
        // What answers a person comes after the marks; before it is there a permission that goes takes them along.
        await driver.command(page, 'next');
        await driver.cardShown(page);
        await page.keyboard.press('Escape');
        await settings.bringToFront();
        await settings.click('.sites button');
        await until('it to be taken back', async () => !(await granted()));
        await page.bringToFront();
        await page.evaluate((text) => {
          document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text }));
        }, SUPPLY);
        await until('the change', async () => (await markedText(page)) === squeeze(AWARD + SUPPLY));
        await driver.press(page);
        await marksGone(page);
        assert.equal(await sheets(page), 0);
        await page.reload();
        assert.equal(await markedText(page), '');
      });
      await settings.close();
      await nextPageWorks();
    });

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
