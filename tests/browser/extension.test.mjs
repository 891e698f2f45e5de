// The whole path in both browsers: the built extension, the toolbar button, real pages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, domOf, markedText, marksGone, marksIn, marksShown, sheets, squeeze } from './marks.mjs';
import { all, textOf, texts } from './shadow.mjs';
import { stage } from './stage.mjs';

const AWARD = squeeze('ICE awarded Palantir nearly $30 million to develop ImmigrationOS.');

for (const browser of BROWSERS) {
  describe(browser, { timeout: 180_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });
    const press = async (page, badge) => {
      await driver.press(page);
      return driver.buttonShows(page, badge);
    };
    const markOn = async (page) => {
      await driver.press(page);
      await marksShown(page);
    };

    /** Clicks a claim: its card stands inside the window and over no line of it, and nothing scrolls. */
    const cardBeside = async (page, words) => {
      const claim = await claimRect(page, words);
      const scrolled = await page.evaluate(() => scrollY);
      await page.mouse.click(claim.x, claim.y);
      const { box } = await driver.cardShown(page);
      const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
      assert.ok(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, JSON.stringify(box));
      for (const line of claim.lines) {
        const apart =
          box.top >= line.bottom || box.bottom <= line.top || box.left >= line.right || box.right <= line.left;
        assert.ok(apart, `card ${JSON.stringify(box)} covers ${JSON.stringify(line)}`);
      }
      assert.equal(await page.evaluate(() => scrollY), scrolled);
    };

    test('the button marks the page, counts its claims, and takes everything away again', () =>
      open('sample.html', async (page) => {
        const untouched = await domOf(page);
        assert.equal((await driver.button(page)).badge, '');

        await markOn(page);
        const { title, badge } = await driver.buttonShows(page, /^\d+$/);
        assert.ok(Number(badge) >= 5, `${badge} claims`);
        assert.match(title, new RegExp(`: ${badge} claims`));
        assert.equal(await domOf(page), untouched, 'marks change no node');
        assert.equal(await sheets(page), 1);

        await press(page, '');
        await marksGone(page);
        assert.equal(await domOf(page), untouched);
        assert.equal(await sheets(page), 0);
      }));

    test('each kind of standing has a mark of its own', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const styles = (await marksIn(page, 'article')).map(({ style }) => style);
        const lines = styles
          .filter((style) => style.includes('underline'))
          // A solid line is what an underline is when nothing is said of it.
          .map((style) => /\b(dashed|double|dotted|wavy)\b/.exec(style)?.[0] ?? 'solid');
        assert.deepEqual([...new Set(lines)].sort(), ['dashed', 'dotted', 'double', 'solid']);
        assert.ok(styles.some((style) => style.includes('background-color')), 'a claim that differs is tinted');
      }));

    test('the card opens on hover, says what is on record, and closes when the pointer leaves', () =>
      open('sample.html', async (page) => {
        const untouched = await domOf(page);
        await markOn(page);
        const claim = await claimRect(page, 'ICE awarded Palantir');
        await page.mouse.move(claim.x, claim.y);
        const card = await driver.cardShown(page);

        assert.deepEqual(texts(card, 'h2'), ['Documented']);
        assert.match(texts(card, 'blockquote')[0], /^ICE awarded Palantir a contract worth nearly \$30 million to develop/);
        assert.match(textOf(card), /Compared with 3 documents, the latest of January 2026\./);
        assert.match(textOf(card), /MHTN Times · September 2025 \(inferred\) · paragraph \d+/);
        const [out] = all(card, 'a');
        assert.match(out.attributes.href, /^https:\/\/mhtntimes\.com\//);
        assert.match(out.attributes.rel, /noopener/);
        assert.doesNotMatch(textOf(card), /\b(true|false)\b/i);

        await page.mouse.move(2, 2);
        await driver.cardGone(page);
        assert.equal(await domOf(page), untouched);
      }));

    test('the card stays beside its sentence, inside the window, and nothing scrolls', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        for (const words of ['ICE awarded Palantir', 'OpenAI', 'Clearview']) {
          await cardBeside(page, words);
          await page.keyboard.press('Escape');
          await driver.cardGone(page);
        }
      }));

    test('a click pins the card; Escape, the button in it, and a click elsewhere close it', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const claim = await claimRect(page, '$300');
        const show = async () => {
          await page.mouse.click(claim.x, claim.y);
          return driver.cardShown(page);
        };

        const card = await show();
        assert.match(texts(card, 'h2')[0], /differs/);
        const cells = texts(card, 'td').map((text) => text.trim());
        assert.ok(cells.includes('$300 million'), cells.join());
        assert.ok(cells.some((cell) => /\$30 million/.test(cell)), cells.join());
        await page.mouse.move(2, 2);
        assert.ok(await driver.shown(page), 'it does not close when the pointer leaves');
        await page.keyboard.press('Escape');
        await driver.cardGone(page);

        const { box } = await show();
        await page.mouse.click(box.right - 26, box.top + 25);
        await driver.cardGone(page);

        await show();
        await page.mouse.click(20, 400);
        await driver.cardGone(page);
      }));

    test('the four standings are said in words', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const said = {
          'core systems of the department': ['Attributed', /only as what somebody says/],
          'Posts shared thousands': ['Not documented', /looked for this and found no documentation/],
          Clearview: ['Silent', /Nothing in this corpus bears on this/],
        };
        for (const [words, [name, meaning]] of Object.entries(said)) {
          const claim = await claimRect(page, words);
          await page.mouse.click(claim.x, claim.y);
          const card = await driver.cardShown(page);
          assert.deepEqual(texts(card, 'h2'), [name], words);
          assert.match(textOf(card), meaning);
          await page.keyboard.press('Escape');
          await driver.cardGone(page);
        }
      }));

    test('events that no person made open nothing', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const claim = await claimRect(page, 'ICE awarded Palantir');
        await page.evaluate(({ x, y }) => {
          const target = document.elementFromPoint(x, y);
          for (const [Kind, name] of [[PointerEvent, 'pointermove'], [MouseEvent, 'click']]) {
            target.dispatchEvent(new Kind(name, { clientX: x, clientY: y, bubbles: true, composed: true }));
          }
        }, claim);
        // A card that a real click opens shows that the false ones were already dealt with.
        assert.equal(await driver.shown(page), null);
        await page.mouse.click(claim.x, claim.y);
        await driver.cardShown(page);
      }));

    test('a strict content security policy with Trusted Types hinders nothing', () =>
      open('strict.html', async (page) => {
        await press(page, '1');
        await marksShown(page);
        assert.equal(await markedText(page), AWARD);
        const claim = await claimRect(page, 'ICE awarded');
        await page.mouse.click(claim.x, claim.y);
        const { box } = await driver.cardShown(page);
        assert.ok(box.right - box.left > 250, 'the card has its style');
      }));

    test('marks cover exactly what a person reads, through tags, entities, emoji and hidden text', () =>
      open('inline.html', async (page) => {
        const untouched = await domOf(page);
        await markOn(page);
        const expected = await page.evaluate(() =>
          [...document.querySelectorAll('[data-claim]')].map(({ id, dataset }) => [id, dataset.claim]),
        );
        for (const [id, claim] of expected) assert.equal(await markedText(page, `#${id}`), squeeze(claim), id);
        for (const id of ['breaks', 'styled', 'pre']) assert.equal(await markedText(page, `#${id}`), AWARD, id);
        for (const id of ['closed', 'button', 'unsaid']) assert.equal(await markedText(page, `#${id}`), '', id);
        await press(page, '');
        assert.equal(await domOf(page), untouched);
      }));

    test('a page that runs from right to left: the marks cover their words, the card stands beside them', () =>
      open('rtl.html', async (page) => {
        await markOn(page);
        assert.equal(await markedText(page, 'html'), AWARD);
        await cardBeside(page, 'ICE awarded');
      }));

    test('a page without claims says so and leaves nothing behind', () =>
      open('quiet.html', async (page) => {
        const untouched = await domOf(page);
        const { title } = await press(page, '0');
        assert.match(title, /: 0 claims/);
        const notice = await driver.cardShown(page);
        assert.match(textOf(notice), /No claims found on this page\./);
        assert.match(textOf(notice), /Compared with 3 documents/);
        await press(page, '');
        assert.equal(await domOf(page), untouched);
      }));

    test('plain text files are read', () =>
      open('plain.txt', async (page) => {
        await press(page, '1');
        await marksShown(page);
        assert.equal(await markedText(page), AWARD);
      }));

    test('where a page cannot be marked the button says why', async () => {
      const page = await driver.visitBrowserPage();
      try {
        const { title } = await press(page, '–');
        assert.match(title, /cannot mark this page: it belongs to the browser/);
      } finally {
        await page.close();
      }
    });

    test('tabs are independent', () =>
      open('sample.html', (one) =>
        open('strict.html', async (two) => {
          const { badge: many } = await press(one, /^\d+$/);
          assert.equal((await driver.button(two)).badge, '');
          await press(two, '1');
          await marksShown(two);
          await press(one, '');
          assert.equal((await driver.button(two)).badge, '1');
          assert.equal(await markedText(two), AWARD);
          assert.equal(await markedText(one), '');
          await press(one, many);
        }),
      ));

    test('a background that was stopped in between forgets nothing', () =>
      open('strict.html', async (page) => {
        await press(page, '1');
        await driver.stopBackground();
        await driver.press(page);
        await marksGone(page);
        await driver.buttonShows(page, '');
        await driver.stopBackground();
        await press(page, '1');
        await marksShown(page);
      }));

    test('a page knows nothing of the extension before the button is pressed there', () =>
      open('sample.html', async (page) => {
        assert.equal(await markedText(page), '');
        const reachable = await page.evaluate(
          (id) =>
            Promise.all(
              [`chrome-extension://${id}/icon/16.png`, `moz-extension://${id}/icon/16.png`].map((address) =>
                fetch(address).then(
                  () => true,
                  () => false,
                ),
              ),
            ),
          driver.id,
        );
        assert.deepEqual(reachable, [false, false]);
      }));
  });
}
