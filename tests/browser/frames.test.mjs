// Frames of the page's own origin are part of what a reader reads: one count, one list, one card, whichever window a
// sentence stands in. Frames of other sites are not reached into.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, domOf, markedText, marksShown, sheets, squeeze, unseen } from './marks.mjs';
import { serve } from './server.mjs';
import { textOf, texts } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';

for (const browser of BROWSERS) {
  describe(`frames: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    let server;
    const open = stage(browser, (set) => ({ driver, server } = set), { silent: true });
    const inFrame = async (page, id) => (await page.$(`#${id}`)).contentFrame();
    const marked = (frame, words) =>
      until(`marks on «${words}»`, async () => (await markedText(frame)) === squeeze(words));
    /** Where the words of a mark in a frame are in the page's window. */
    const claimIn = async (page, id, words) => {
      const { x, y, lines } = await claimRect(await inFrame(page, id), words);
      const [left, top] = await page.$eval(`#${id}`, (frame) => {
        const { left, top } = frame.getBoundingClientRect();
        return [left + 8, top + 8];
      });
      return { x: x + left, y: y + top, bottom: lines[0].bottom + top };
    };

    test('their claims are marked and counted, and go again, and no node is changed', () =>
      open('framed.html', async (page) => {
        const near = await inFrame(page, 'near');
        const far = await inFrame(page, 'far');
        const before = await Promise.all([page, near, far].map(domOf));
        await driver.press(page);
        await driver.buttonShows(page, '3');
        await marked(page, AWARD);
        await marked(near, SUPPLY);
        await marked(far, AWARD);
        for (const one of [page, near, far]) assert.deepEqual(await unseen(one), []);
        for (const id of ['speck', 'sandboxed']) await marked(await inFrame(page, id), '');
        assert.deepEqual(await Promise.all([page, near, far].map(domOf)), before);
        await driver.press(page);
        await driver.buttonShows(page, '');
        for (const one of [page, near, far]) {
          await marked(one, '');
          assert.equal(await sheets(one), 0);
        }
      }));

    test('the card opens at a sentence in a frame, beside it and not clipped, and closes by a press in the frame', () =>
      open('framed.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '3');
        const claim = await claimIn(page, 'near', 'ICE agents');
        await page.mouse.move(claim.x, claim.y);
        const hovered = await driver.cardShown(page);
        assert.deepEqual(texts(hovered, 'h2'), ['Silent']);
        await page.mouse.move(2, 2);
        await driver.cardGone(page);
        await page.mouse.click(claim.x, claim.y);
        const { box } = await driver.cardShown(page);
        assert.ok(box.top >= claim.bottom && box.top < claim.bottom + 20, `${JSON.stringify(box)} ${claim.bottom}`);
        assert.ok(box.right - box.left > 250, 'wide as ever');
        await page.mouse.click(claim.x, claim.y - 35);
        await driver.cardGone(page);
        await page.mouse.click(claim.x, claim.y);
        await driver.cardShown(page);
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
      }));

    /** Goes from claim to claim by the keys, as many as there are `names`, and waits for each card to have its own. */
    const goThrough = async (page, names, has) => {
      for (const name of names) {
        await driver.command(page, 'next');
        await until(name, async () => {
          const card = await driver.shown(page);
          return card && has(card, name);
        });
      }
    };

    test('the keyboard goes from the page into its frames, wherever they are', () =>
      open('framed.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '3');
        await goThrough(page, ['Documented', 'Silent', 'Documented'], (card, name) => texts(card, 'h2')[0] === name);
        assert.ok(await page.evaluate(() => scrollY > 500), 'the last one was far below');
      }));

    test('the panel lists them in the order of the page, and leads to them', () =>
      open('framed.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '3');
        const panel = await driver.openPanel(page);
        await panel.until('the list', (document) => document.querySelectorAll('.claims > li').length === 3);
        const listed = await panel.read((document) =>
          [...document.querySelectorAll('.claims > li')].map(({ textContent }) => textContent),
        );
        assert.ok(listed[1].includes(SUPPLY), listed[1]);
        for (let step = 0; step < 3; step++) await panel.press('.step:last-child');
        await until('the far frame', () => page.evaluate(() => scrollY > 500));
      }));

    test('a frame that comes late, one that goes elsewhere, and one that changes', () =>
      open('living.html', async (page) => {
        await driver.press(page);
        await marksShown(page);
        await page.evaluate((address) => {
          document.querySelector('#feed').append(Object.assign(document.createElement('iframe'), { id: 'late', src: address }));
        }, server.address('inner.html'));
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'late'), SUPPLY);

        await (await inFrame(page, 'late')).evaluate((text) => {
          document.body.append(Object.assign(document.createElement('p'), { textContent: text }));
        }, AWARD);
        await driver.buttonShows(page, '3');
        await marked(await inFrame(page, 'late'), SUPPLY + AWARD);

        await page.evaluate((address) => {
          document.querySelector('#late').src = address;
        }, server.address('strict.html'));
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'late'), AWARD);

        await page.evaluate(() => document.querySelector('#late').remove());
        await driver.buttonShows(page, '1');
      }));

    test('a frame in a frame, and one that is hidden and shown', () =>
      open('living.html', async (page) => {
        await page.evaluate((address) => {
          const outer = document.createElement('iframe');
          outer.id = 'outer';
          document.querySelector('#feed').append(outer);
          const inner = Object.assign(outer.contentDocument.createElement('iframe'), { src: address });
          outer.contentDocument.body.append(inner);
        }, server.address('inner.html'));
        await driver.press(page);
        await driver.buttonShows(page, '2');
        const shows = (shown) => page.evaluate((shown) => { document.querySelector('#outer').hidden = !shown; }, shown);
        await page.evaluate(() => document.querySelector('style').append('[hidden] { display: none }'));
        await shows(false);
        await driver.buttonShows(page, '1');
        await shows(true);
        await driver.buttonShows(page, '2');
      }));

    test('in a frame that is shown in small the card stands at its sentence, and the keys go there', () =>
      open('framed.html', async (page) => {
        await page.evaluate(() => {
          const { style } = document.querySelector('#far');
          style.transform = 'scale(0.5)';
          style.transformOrigin = '0 0';
        });
        const far = await inFrame(page, 'far');
        await far.evaluate(() => {
          document.querySelector('p').style.height = '900px';
        });
        await driver.press(page);
        await driver.buttonShows(page, '3');
        await goThrough(page, ['ImmigrationOS', 'Silent', 'ImmigrationOS'], (card, words) => textOf(card).includes(words));
        const { box } = await driver.shown(page);
        const claim = await page.$eval('#far', (frame) => {
          const outer = frame.getBoundingClientRect();
          const inner = frame.contentDocument.querySelectorAll('p')[1].getBoundingClientRect();
          const [top, bottom] = [inner.top, inner.bottom].map((y) => outer.top + (8 + y) / 2);
          return { top, bottom, frameTop: outer.top, frameBottom: outer.bottom };
        });
        const said = JSON.stringify({ box, claim });
        assert.ok(claim.top >= claim.frameTop && claim.bottom <= claim.frameBottom, said);
        assert.ok(Math.min(Math.abs(box.top - claim.bottom), Math.abs(claim.top - box.bottom)) < 20, said);
      }));

    /** Puts a frame below what is there, and waits until it is loaded. */
    const addFrame = (page, id, src) =>
      page.evaluate(
        (about) =>
          new Promise((loaded) => {
            const frame = Object.assign(document.createElement('iframe'), about);
            frame.onload = loaded;
            document.querySelector('#feed').append(frame);
          }),
        { id, src },
      );

    test('a card leaves when the pointer goes into a frame that is not ours to hear of, or somebody presses there', (context) =>
      open('living.html', async (page) => {
        // Of another origin and no other site: what a test sends to other sites passes by the page around them.
        const foreign = await serve();
        context.after(() => foreign.close());
        await addFrame(page, 'foreign', foreign.address('inner.html'));
        await driver.press(page);
        await marksShown(page);
        const inside = await page.$eval('#foreign', (frame) => {
          frame.style = 'position: fixed; left: 20px; bottom: 20px; width: 300px; height: 150px';
          const { left, top } = frame.getBoundingClientRect();
          return { x: left + 100, y: top + 75 };
        });
        const { x, y } = await claimRect(page, 'ICE awarded');
        await page.mouse.move(x, y);
        await driver.cardShown(page);
        await page.mouse.move(inside.x, inside.y);
        await driver.cardGone(page);
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        await page.mouse.click(inside.x, inside.y);
        await driver.cardGone(page);
      }));

    test('the frames of a frameset, which is a page without a body', () =>
      open('quiet.html', async (page) => {
        const [left, right] = [AWARD, SUPPLY].map((text) => `<html lang="en"><p>${text}</p></html>`);
        server.add('left.html', left);
        server.add('right.html', right);
        server.add('set.html', '<frameset cols="50%,50%"><frame src="left.html" id="left"><frame src="right.html" id="right"></frameset>');
        await page.goto(server.address('set.html'));
        await driver.press(page);
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'right'), SUPPLY);
        await driver.command(page, 'next');
        assert.match(textOf(await driver.cardShown(page)), /Documented/);
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
        const { x, y, bottom } = await claimIn(page, 'right', SUPPLY);
        await page.mouse.click(x, y);
        const { box } = await driver.cardShown(page);
        assert.ok(box.left > 550 && Math.abs(box.top - bottom - 8) < 12, JSON.stringify({ box, bottom }));
        await (await inFrame(page, 'right')).evaluate(() => {
          document.querySelector('p').textContent = 'The harbour was calm.';
        });
        await driver.buttonShows(page, '1');
      }));

    test('a frame of another site is left alone', () =>
      open('living.html', async (page) => {
        await addFrame(page, 'other', server.address('inner.html').replace('127.0.0.1', 'localhost'));
        await driver.press(page);
        await driver.buttonShows(page, '1');
        const other = await inFrame(page, 'other');
        assert.equal(await other.evaluate(() => document.querySelector('#inner') !== null), true);
        await marked(other, '');
        assert.equal(await sheets(other), 0);
      }));
  });
}
