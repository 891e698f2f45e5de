// Pages whose text stands in boxes of its own: that scroll, are zoomed, run the other way, lie under others or cut off what is
// longer. The keys bring a claim into sight wherever it is, and its card stands at it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect } from './marks.mjs';
import { textOf } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';
const LONG = '<p>The harbour was calm in the morning.</p>'.repeat(80);

const PAGES = {
  'a body that scrolls by itself': `<style>html, body { height: 100%; overflow-x: hidden }</style>${LONG}<p>${SUPPLY}</p>`,
  'an application that fills the window': `<style>html { overflow: hidden } body { overflow: auto; height: 100%; margin: 0 }</style>
    ${LONG}<p>${SUPPLY}</p>`,
  'a box with other text in sight': `<div style="height: 150px; overflow: auto"><div style="height: 250px">Log</div>
    <p>${SUPPLY}</p></div>`,
  'a box that stays where it is': `<aside style="position: fixed; top: 120px; height: 300px; overflow: auto">${LONG}<p>${SUPPLY}</p></aside>`,
  'a form whose fields are named like what is asked of it': `<form style="height: 150px; overflow: auto">
    ${'scrollBy getBoundingClientRect scrollHeight clientHeight clientTop clientWidth'.split(' ').map((name) => `<input name="${name}">`).join('')}
    <div style="height: 250px">Log</div><p>${SUPPLY}</p></form>`,
  'a row of cards': `<div style="display: flex; overflow-x: auto; margin-top: 150px">
    ${'<p style="flex: none; width: 500px">Calm.</p>'.repeat(4)}<p style="flex: none; width: 500px">${SUPPLY}</p></div>`,
  'a page wider than the window': `<style>body { width: 5000px }</style><p style="margin-left: 3000px">${SUPPLY}</p>`,
};

const BUILD = 'Palantir builds ImmigrationOS for ICE.';

// As pages keep texts of which only the beginning, or one at a time, is shown.
const CUT_OFF = {
  'a text of three lines': `<p style="width: 400px; line-height: 20px; height: 60px; overflow: hidden">
    ${'The harbour was calm in the morning. '.repeat(9)}${SUPPLY}</p>`,
  'a headline that ends in three dots': `<h2 style="display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; width: 400px">
    ${'The harbour was calm in the morning. '.repeat(5)}${SUPPLY}</h2>`,
  'a row of which one is shown at a time': `<div style="width: 500px; overflow: hidden"><div style="display: flex; transform: translateX(-500px)">
    ${['Calm.', 'Quiet.', SUPPLY].map((text) => `<p style="flex: none; width: 500px">${text}</p>`).join('')}</div></div>`,
};

for (const browser of BROWSERS) {
  describe(`boxes: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });

    /** A page of this HTML, marked; its first claim is AWARD. */
    const boxed = (html, claims, act) =>
      open('quiet.html', async (page) => {
        await page.evaluate((html) => {
          document.body.innerHTML = html;
        }, `<p>${AWARD}</p>${html}`);
        await driver.press(page);
        await driver.buttonShows(page, String(claims));
        await act(page);
      });

    /** Where a marked sentence stands now. */
    const rectOf = (page, words) =>
      page.evaluate((words) => {
        const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
        const { startContainer, startOffset, endOffset } = ranges.find((range) => range.startContainer.data.includes(words));
        const live = new Range();
        live.setStart(startContainer, startOffset);
        live.setEnd(startContainer, endOffset);
        const { left, top, right, bottom } = live.getBoundingClientRect();
        const isSeen = startContainer.parentElement.contains(document.elementFromPoint(left + 8, (top + bottom) / 2));
        return { left, top, right, bottom, isSeen, width: innerWidth, height: innerHeight };
      }, words);

    const cardOf = (words) => async (page) => {
      const card = await driver.shown(page);
      return card !== null && textOf(card).includes(words) ? card : null;
    };

    for (const [what, html] of Object.entries(PAGES)) {
      test(`the keys go to a claim in ${what}`, () =>
        boxed(html, 2, async (page) => {
          await driver.command(page, 'next');
          await until('the first card', () => cardOf('ImmigrationOS')(page));
          await driver.command(page, 'next');
          const { box } = await until('the card of the other', () => cardOf('Silent')(page));
          const claim = await rectOf(page, SUPPLY);
          assert.ok(claim.top > 0 && claim.bottom < claim.height, JSON.stringify(claim));
          assert.ok(claim.left >= 0 && claim.left < claim.width - 40, JSON.stringify(claim));
          assert.ok(claim.isSeen, 'in its box');
          assert.ok(box.top >= claim.bottom || box.bottom <= claim.top || box.left >= claim.right, 'beside it');
          assert.ok(Math.min(Math.abs(box.top - claim.bottom), Math.abs(claim.top - box.bottom)) < 20, JSON.stringify({ box, claim }));
        }));
    }

    test('a card follows its sentence where a box in a shadow root scrolls, and the focus goes back into the root', () =>
      boxed('<div id="host"></div>', 1, async (page) => {
        await page.evaluate((text) => {
          const root = document.querySelector('#host').attachShadow({ mode: 'open' });
          root.innerHTML = `<a href="#">One</a> <a href="#" id="last">Two</a><div id="box" style="height: 500px; overflow: auto">
            <div style="height: 150px"></div><p>${text}</p><div style="height: 2000px"></div></div>`;
        }, SUPPLY);
        await driver.buttonShows(page, '2');
        await page.evaluate(() => document.querySelector('#host').shadowRoot.querySelector('#last').focus());
        await driver.command(page, 'previous');
        const before = (await until('the card', () => cardOf('Silent')(page))).box;
        await page.evaluate(() => document.querySelector('#host').shadowRoot.querySelector('#box').scrollBy(0, 100));
        await until('the card to follow', async () => Math.abs((await driver.shown(page)).box.top - before.top + 100) < 2);
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
        assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id), 'last');
      }));

    test('on a zoomed page the card is in the window, and on one that runs from right to left its own words do not', () =>
      boxed(`<style>html { zoom: 1.5; direction: rtl }</style><p style="margin-top: 100px">${SUPPLY}</p>`, 2, async (page) => {
        const { x, y } = await claimRect(page, SUPPLY);
        await page.mouse.click(x, y);
        const card = await driver.cardShown(page);
        const { left, right, top, bottom } = card.box;
        const claim = await rectOf(page, SUPPLY);
        assert.ok(left >= 0 && right <= claim.width && bottom <= claim.height, JSON.stringify(card.box));
        assert.ok(top >= claim.bottom || bottom <= claim.top, JSON.stringify({ box: card.box, claim }));
        assert.equal(await driver.on(page, card, '(element) => getComputedStyle(element).direction'), 'ltr');
      }));

    test('a claim in a part that is laid out only once it is seen comes into sight and stays there', () => {
      const style = '<style>section { content-visibility: auto; contain-intrinsic-size: 1px 3000px; min-height: 2500px }</style>';
      const parts = [...Array(5).fill(LONG), `<p>${SUPPLY}</p>`, LONG].map((text) => `<section>${text}</section>`);
      return boxed(style + parts.join(''), 2, async (page) => {
        await driver.command(page, 'next');
        await until('the first card', () => cardOf('ImmigrationOS')(page));
        await driver.command(page, 'next');
        await until('the card of the other', () => cardOf('Silent')(page));
        // What is laid out anew by then is so within a few frames.
        await page.evaluate(async () => {
          for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
        });
        const claim = await rectOf(page, SUPPLY);
        assert.ok(claim.top > 0 && claim.bottom < claim.height, JSON.stringify(claim));
        const { box } = await driver.shown(page);
        assert.ok(Math.abs(box.top - claim.bottom) < 20, JSON.stringify({ box, claim }));
      });
    });

    for (const [what, html] of Object.entries(CUT_OFF)) {
      test(`the keys pass over a claim in ${what}, and the panel says that it is not shown`, () =>
        boxed(`${html}<p>${BUILD}</p>`, 3, async (page) => {
          await driver.command(page, 'next');
          await until('the first card', () => cardOf('awarded')(page));
          await driver.command(page, 'next');
          await until('the card of the last', () => cardOf('builds')(page));
          await driver.command(page, 'previous');
          await until('the first card again', () => cardOf('awarded')(page));
          await page.keyboard.press('Escape');
          const panel = await driver.openPanel(page);
          await panel.until('three claims', (document) => document.querySelectorAll('.claims > li').length === 3);
          await panel.press('.claims > li:nth-child(2) button.sentence');
          await panel.until('that it is not shown', (document) => /does not show this sentence/.test(document.body.innerText));
          await driver.closePanel();
          assert.equal(await driver.shown(page), null);
        }));
    }

    test('what is set free from the box around it is gone to', () =>
      boxed(`<div style="height: 40px; overflow: hidden">Log<p style="position: absolute; top: 300px">${SUPPLY}</p></div>`, 2, async (page) => {
        await driver.command(page, 'next');
        await until('the first card', () => cardOf('awarded')(page));
        await driver.command(page, 'next');
        await until('the card of the other', () => cardOf('Silent')(page));
      }));

    test('where somebody zoomed in with two fingers the card is in what they see', () =>
      boxed('<p style="height: 2000px">The harbour was calm.</p>', 1, async (page) => {
        await driver.pinch(page, 2);
        const { x, y } = await claimRect(page, AWARD);
        await page.mouse.click(x, y);
        const card = await driver.cardShown(page);
        const isSeen = async () => {
          const seen = await page.evaluate(() => {
            const { offsetLeft: left, offsetTop: top, width, height, scale } = visualViewport;
            return { left, top, right: left + width, bottom: top + height, scale };
          });
          const box = await driver.boxOf(page, card);
          const isIn = box.left >= seen.left && box.right <= seen.right && box.top >= seen.top && box.bottom <= seen.bottom;
          return isIn && seen;
        };
        const before = await until('the card to be seen', isSeen);
        assert.equal(before.scale, 2);
        await driver.pinch(page, 1.5);
        await until('the card to follow', async () => (await isSeen()).scale === 1.5);
      }));

    test('words selected in a shadow root are not pressed', () =>
      boxed('<div id="host"></div>', 1, async (page) => {
        await page.evaluate((text) => {
          document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = `<p>${text}</p>`;
        }, SUPPLY);
        await driver.buttonShows(page, '2');
        const { x, y } = await claimRect(page, SUPPLY);
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 120, y, { steps: 5 });
        await page.mouse.up();
        await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
        assert.equal(await driver.shown(page), null);
      }));

    const TEASER = `<style>
        .teaser { position: relative; margin-top: 60px; padding: 20px }
        .teaser a::after { content: ''; position: absolute; inset: 0 }
        #lid { position: fixed; inset: 0 }
      </style>
      <div class="teaser"><h3><a href="#there">The harbour today</a></h3><p>${SUPPLY}</p></div>`;

    test('a card opens at what the link of a whole teaser lies over, and a press is still for the link', () =>
      boxed(TEASER, 2, async (page) => {
        const { x, y } = await claimRect(page, SUPPLY);
        await page.mouse.move(x, y);
        assert.match(textOf(await driver.cardShown(page)), /Silent/);
        await page.mouse.click(x, y);
        assert.equal(await page.evaluate(() => location.hash), '#there');
        await driver.cardGone(page);
      }));

    const UNHEARD = {
      'within a link': (text) => `<a href="#there" style="display: block"><span style="pointer-events: none">${text}</span></a>`,
      'under a link that is laid over it': (text) => `<div style="position: relative"><a href="#there" style="position: absolute; inset: 0"></a>
        <p style="position: relative; z-index: 1; pointer-events: none">${text}</p></div>`,
    };
    for (const [where, html] of Object.entries(UNHEARD)) {
      test(`a card opens at words that take no pointer, ${where}, and a press is still for the link`, () =>
        boxed(`${html(SUPPLY)}<p>The harbour was calm.</p>`, 2, async (page) => {
          const { x, y } = await claimRect(page, SUPPLY);
          await page.mouse.move(x, y);
          await until('the card', () => cardOf('Silent')(page));
          await page.mouse.move(x, y + 300);
          await driver.cardGone(page);
          await page.mouse.click(x, y);
          await page.waitForFunction(() => location.hash === '#there');
        }));
    }

    test('no card opens at what a lid hides', () =>
      boxed(TEASER, 2, async (page) => {
        const { x, y } = await claimRect(page, SUPPLY);
        const cover = (style) =>
          page.evaluate((style) => {
            document.querySelector('#lid')?.remove();
            document.body.append(Object.assign(document.createElement('div'), { id: 'lid' }));
            document.querySelector('#lid').style = style;
          }, style);
        for (const style of ['background: #fffe', 'background: linear-gradient(white, silver)']) {
          await cover(style);
          await page.mouse.click(x, y);
          assert.equal(await driver.shown(page), null, style);
        }
        await cover('');
        await page.mouse.click(x, y);
        assert.match(textOf(await driver.cardShown(page)), /Silent/);
      }));

    test('the line is nearer to the words where a box would cut it off', () =>
      boxed(`<p style="font: 30px/1.1 serif; overflow: hidden; background: white">${SUPPLY}</p>`, 2, async (page) => {
        const offsets = await page.evaluate(() =>
          [...document.querySelectorAll('p')].map((one) =>
            [...CSS.highlights]
              .filter(([, highlight]) => [...highlight].some(({ startContainer }) => one.contains(startContainer)))
              .map(([name]) => getComputedStyle(one, `::highlight(${name})`).textUnderlineOffset),
          ),
        );
        assert.deepEqual(offsets, [['22%'], ['4%']]);
      }));
  });
}
