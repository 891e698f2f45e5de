// Storage in which no room is left: pages are marked as ever, and nothing that was kept before is lost.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, markedText, squeeze } from './marks.mjs';
import { all } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';

/** Writes until nothing more is taken, not even a few letters. */
async function fillStorage(driver) {
  const taken = await driver.inBackground(async () => {
    // Text that does not compress, for Firefox counts what stands on the disk.
    const text = Array.from({ length: 1_000_000 }, () => String.fromCharCode(48 + Math.random() * 64)).join('');
    const { local } = self.chrome.storage;
    const isTaken = (name, size) =>
      local.set({ [name]: text.slice(0, size) }).then(
        () => true,
        () => false,
      );
    let fillers = 0;
    for (let before = -1; before < fillers; ) {
      before = fillers;
      for (let size = text.length; size >= 10; size /= 10) {
        while (await isTaken(`filler${fillers}`, size)) fillers++;
      }
    }
    // The same name as before: a shorter one may still fit.
    return { fillers, isOneMore: await isTaken(`filler${fillers}`, 10) };
  });
  assert.ok(taken.fillers > 0 && !taken.isOneMore, `there is no room left: ${JSON.stringify(taken)}`);
}

for (const browser of BROWSERS) {
  describe(`storage full: ${browser}`, { timeout: 120_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true, smallDisk: true });
    const marked = (page, words) =>
      until(`marks on «${words}»`, async () => (await markedText(page)) === squeeze(words));
    const dismiss = async (page, words) => {
      const { x, y } = await claimRect(page, words);
      await page.mouse.click(x, y);
      const card = await driver.cardShown(page);
      await driver.pressIn(page, all(card, '.dismiss')[0]);
      await marked(page, '');
    };
    const isDismissed = async (page) => {
      await page.reload();
      await driver.press(page);
      await driver.buttonShows(page, '0');
      await marked(page, '');
    };
    const dismissals = () =>
      driver.inBackground(async () => {
        const kept = await self.chrome.storage.local.get();
        return Object.entries(kept).filter(([name]) => name.startsWith('dismissed'));
      });

    test('what was dismissed and chosen before is still there, and what cannot be kept holds on its page', () =>
      open('living.html', async (page) => {
        await driver.press(page);
        await marked(page, AWARD);
        await dismiss(page, 'ICE awarded');
        const kept = await until('what was dismissed', async () => {
          const found = await dismissals();
          return found.length === 1 && found;
        });
        await fillStorage(driver);
        await isDismissed(page);
        await open('strict.html', async (other) => {
          await driver.press(other);
          await marked(other, AWARD);
          await dismiss(other, 'ICE awarded');
          await driver.buttonShows(other, '0');
          await other.reload();
          await driver.press(other);
          await marked(other, AWARD);
        });
        await open('inner.html', async (other) => {
          await driver.press(other);
          // It is silent: that it is marked shows that the settings hold.
          await marked(other, SUPPLY);
        });
        assert.deepEqual(await dismissals(), kept);
        // Firefox, with no room left, does not take things away either.
        if (browser === 'firefox') return;
        await driver.inBackground(async () => {
          const { local } = self.chrome.storage;
          await local.remove(Object.keys(await local.get()).filter((name) => name.startsWith('filler')));
        });
        await isDismissed(page);
        await open('strict.html', async (other) => {
          await driver.press(other);
          await marked(other, AWARD);
          await dismiss(other, 'ICE awarded');
          await isDismissed(other);
        });
      }));
  });
}
