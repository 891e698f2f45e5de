// Forced colours, where the reader's own few colours hold: marks stay to be seen and told apart, and nothing is said by a
// wash or a shadow alone. The marks are looked at in pictures, since only these show what the browser makes of them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, marksGone, marksShown } from './marks.mjs';
import { all } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

/** Words of a claim of each standing in tests/pages/sample.html, and of a sentence that is no claim. */
const CLAIMS = ['In an internal message', 'core systems of the department', 'She asked whether', 'to identify'];
const PLAIN = 'The folding chairs ran out';

for (const browser of BROWSERS) {
  describe(`forced colours: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });

    const force = async (page) => {
      await driver.forceColours(page);
      await until('forced colours', () => page.evaluate(() => matchMedia('(forced-colors: active)').matches));
    };
    /** A picture of the first line of some words. */
    const lineOf = async (page, words) => {
      const clip = await page.evaluate((words) => {
        const texts = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const at = texts.currentNode.data.indexOf(words);
          if (at === -1) continue;
          const range = new Range();
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + words.length);
          texts.currentNode.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
          const [{ left, top, width, height }] = range.getClientRects();
          return { x: Math.floor(left + scrollX), y: Math.floor(top + scrollY), width: Math.floor(width), height: Math.ceil(height) + 4 };
        }
      }, words);
      return Buffer.from(await page.screenshot({ clip, captureBeyondViewport: false }));
    };

    test('each mark is seen, what is not marked stays as it was, and a claim that differs or is set off looks otherwise', () =>
      open('sample.html', async (page) => {
        await force(page);
        const words = [...CLAIMS, '$300', 'ICE awarded Palantir', PLAIN];
        const lines = async () => {
          const pictures = {};
          for (const some of words) pictures[some] = await lineOf(page, some);
          return pictures;
        };
        const before = await lines();
        await driver.press(page);
        await marksShown(page);
        // A picture may be taken before the browser has painted what it was told.
        const marked = await until('a picture of each mark', async () => {
          const pictures = await lines();
          return words.every((some) => some === PLAIN || !pictures[some].equals(before[some])) && pictures;
        });
        assert.ok(marked[PLAIN].equals(before[PLAIN]), 'what is no claim looks as before');

        const { x, y } = await claimRect(page, 'ICE awarded Palantir');
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        await until('the claim to be set off', async () => !(await lineOf(page, 'ICE awarded Palantir')).equals(marked['ICE awarded Palantir']));
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
        await driver.press(page);
        await marksGone(page);
        await until('the page as it was', async () => {
          const after = await lines();
          return words.every((some) => after[some].equals(before[some]));
        });
      }));

    test('the forms of the marks differ by more than their colour', () =>
      open('sample.html', async (page) => {
        await force(page);
        await driver.press(page);
        await marksShown(page);
        const styles = await page.evaluate(() =>
          [...CSS.highlights.keys()].map((name) => {
            const paragraph = document.querySelector('article p');
            const { textDecorationStyle, textDecorationLine, backgroundColor } = getComputedStyle(paragraph, `::highlight(${name})`);
            return textDecorationLine === 'underline' ? textDecorationStyle : backgroundColor;
          }),
        );
        assert.equal(new Set(styles).size, 6, styles.join());
      }));

    test('the card has an edge, and so has what its wash sets off', () =>
      open('sample.html', async (page) => {
        await force(page);
        await driver.press(page);
        await marksShown(page);
        const { x, y } = await claimRect(page, 'ICE awarded Palantir');
        await page.mouse.click(x, y);
        const card = await driver.cardShown(page);
        const edge = `(element) => {
          const { borderTopWidth, borderTopColor, borderBottomWidth, borderBottomColor, backgroundColor } = getComputedStyle(element);
          const seen = (width, colour) => parseFloat(width) > 0 && colour !== backgroundColor && !/^rgba.*, 0\\)$/.test(colour);
          return seen(borderTopWidth, borderTopColor) || seen(borderBottomWidth, borderBottomColor);
        }`;
        for (const node of [card, all(card, '.source')[0], all(card, '.line')[0]]) {
          assert.ok(await driver.on(page, node, edge), JSON.stringify(node.attributes));
        }
      }));

    test('panel, corpus page, settings and first page show their lines, and what is chosen', () =>
      open('sample.html', async (page) => {
        await driver.press(page);
        await marksShown(page);
        const tab = await driver.tabInFront();
        const forms = (document, selector) =>
          [...document.querySelectorAll(selector)].map((line) => {
            const { borderBottomStyle, borderBottomWidth } = getComputedStyle(line);
            return parseFloat(borderBottomWidth) > 0 ? borderBottomStyle : 'none';
          });
        const outlined = (document, selector) => getComputedStyle(document.querySelector(selector)).outlineStyle;
        const FOUR = ['dashed', 'dotted', 'double', 'solid'];
        const own = async (path, act) => {
          const shown = await driver.visitOwn(path);
          await force(shown);
          await act((read, ...values) => shown.evaluate(`(${read})(document, ...${JSON.stringify(values)})`), shown);
          await shown.close();
        };
        await own(`panel.html?tab=${tab}`, async (read, panel) => {
          await until('the list', () => read((document) => document.querySelector('.claim') !== null));
          assert.deepEqual([...new Set(await read(forms, '.claim .line'))].sort(), FOUR);
          assert.equal((await read(forms, '.choice.differs .line'))[0], 'solid', 'a box in place of the tint');
          await panel.click('.choice.silent');
          assert.equal(await read(outlined, '.choice.silent'), 'solid');
          await panel.click('.step:last-child');
          await until('the current claim', () => read((document) => document.querySelector('.claim[aria-current]') !== null));
          assert.equal(await read(outlined, '.claim[aria-current]'), 'solid');
        });
        await own('options.html#finding=openai-serves-ice', async (read) => {
          assert.deepEqual([...new Set(await read(forms, '.finding > .standing > .line'))].sort(), FOUR.filter((form) => form !== 'dotted'));
          assert.equal(await read(outlined, '.landed'), 'solid');
        });
        const ink = (document, selector) =>
          [...document.querySelectorAll(selector)].every((some) => getComputedStyle(some).color === getComputedStyle(document.querySelector('h1')).color);
        await own('options.html#settings', async (read) => {
          assert.deepEqual((await read(forms, '.choice .line')).sort(), FOUR);
          assert.ok(await read(ink, '.sample span'), 'samples are in the reader’s ink');
        });
        await own('welcome.html', async (read) => {
          assert.deepEqual((await read(forms, '.meanings .line')).slice(0, 4).sort(), FOUR);
          assert.ok(await read(ink, '.passage span'), 'samples are in the reader’s ink');
          assert.equal(await read(outlined, '.meanings .differs .line'), 'solid', 'a box in place of the tint');
        });
      }));
  });
}
