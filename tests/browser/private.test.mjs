// Windows that leave no trace: the browser keeps the extension out of them until the reader lets it in, and then it works
// there and keeps nothing of what is done.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, markedText, squeeze } from './marks.mjs';
import { all } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';

for (const browser of BROWSERS) {
  describe(`private windows: ${browser}`, { timeout: 120_000 }, () => {
    let driver;
    let server;
    // That silent claims are marked is a setting, which has to hold in a private window too.
    const open = stage(browser, (set) => ({ driver, server } = set), { silent: true });
    const marked = (page, words) =>
      until(`marks on «${words}»`, async () => (await markedText(page)) === squeeze(words));
    const dismiss = async (page) => {
      const { x, y } = await claimRect(page, 'ICE awarded');
      await page.mouse.click(x, y);
      const card = await driver.cardShown(page);
      await driver.pressIn(page, all(card, '.dismiss')[0]);
      await driver.buttonShows(page, '0');
      await marked(page, '');
    };
    /** Everything that the extension has stored. */
    const stored = () =>
      driver.inBackground(async () => {
        const { local, sync, session } = self.chrome.storage;
        const areas = await Promise.all([local, sync, session].map((area) => area.get()));
        return [...areas, Object.entries(self.localStorage ?? {}), await self.indexedDB.databases(), await self.caches.keys()];
      });

    test('the extension is kept out', async () => {
      const { reach, close } = await driver.visitPrivately(server.address('living.html'));
      assert.equal(await reach(), 'kept out');
      await close();
      await open('living.html', async (page) => {
        await driver.press(page);
        await marked(page, AWARD);
      });
    });

    test('let in by the reader, it marks pages there and keeps nothing of it', async () => {
      await open('strict.html', async (page) => {
        await driver.press(page);
        await marked(page, AWARD);
        await dismiss(page);
      });
      await driver.letIntoPrivate();
      const before = await stored();
      const [local, sync] = before;
      assert.equal(Object.keys(local).length, 1, 'what was dismissed in the other window');
      assert.ok(sync.marks.includes('silent'), 'what was chosen in the settings');

      const { page, reach, close } = await driver.visitPrivately(server.address('living.html'));
      assert.equal(await reach(), 'let in');
      await driver.press(page);
      await driver.buttonShows(page, '1');
      await marked(page, AWARD);
      await dismiss(page);
      await page.evaluate((text) => {
        document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text }));
      }, SUPPLY);
      await driver.buttonShows(page, '1');
      await marked(page, SUPPLY);
      await page.goto(server.address('strict.html'));
      await driver.press(page);
      await driver.buttonShows(page, '0');
      await driver.press(page);
      await driver.buttonShows(page, '');
      await close();

      assert.deepEqual(await stored(), before);
      await open('living.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await marked(page, AWARD);
      });
      await open('strict.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '0');
      });
    });
  });
}
