// What a page shows above itself: modal dialogs, which let nothing else be pressed, and popovers, which close when something
// else is. What they say is read like the rest, and a card that belongs to them can be used.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect } from './marks.mjs';
import { all, textOf } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';

// What is above the page, how the page opens it, and what holds as long as it is open.
const LAYERS = {
  'a modal dialog': {
    html: `<dialog><p>${SUPPLY}</p><button>Close</button></dialog>`,
    open: () => document.querySelector('dialog').showModal(),
    isOpen: () => document.querySelector('dialog').open,
  },
  'a dialog that closes when something else is pressed': {
    html: `<dialog closedby="any"><p>${SUPPLY}</p></dialog>`,
    open: () => document.querySelector('dialog').showModal(),
    isOpen: () => document.querySelector('dialog').open,
  },
  'a modal dialog in a shadow root': {
    html: `<div id="host"><p>${SUPPLY}</p></div>`,
    open: () => {
      const root = document.querySelector('#host').attachShadow({ mode: 'open' });
      root.innerHTML = '<dialog><slot></slot></dialog>';
      root.querySelector('dialog').showModal();
    },
    isOpen: () => document.querySelector('#host').shadowRoot.querySelector('dialog').open,
  },
  'a popover': {
    html: `<div id="note" popover style="inset: 40px auto auto 40px"><p>${SUPPLY}</p></div>`,
    open: () => document.querySelector('#note').showPopover(),
    isOpen: () => document.querySelector('#note').matches(':popover-open'),
  },
};

for (const browser of BROWSERS) {
  describe(`above the page: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    let server;
    const stand = stage(browser, (set) => ({ driver, server } = set), { silent: true });

    /** A page with AWARD and something above it, marked. Each has an address of its own, for which it is known what was dismissed. */
    const open = async (layer, claims, act) => {
      const name = `above-${++opened}.html`;
      server.add(name, `<!doctype html><html lang="en"><title>Above</title><body><p>${AWARD}</p>${layer.html}</body></html>`);
      await stand(name, async (page) => {
        await page.evaluate(layer.open);
        await driver.press(page);
        await driver.buttonShows(page, claims);
        await act(page);
      });
    };
    let opened = 0;

    const buttonOf = (card, words) => all(card, 'button').find((button) => textOf(button).includes(words));
    const focusIsOn = (page, card) => driver.on(page, card, '(element) => element.getRootNode().activeElement === element');

    for (const [what, layer] of Object.entries(LAYERS)) {
      test(`a claim in ${what}: its card can be pressed and left, and all stays open`, () =>
        open(layer, '2', async (page) => {
          const { x, y } = await claimRect(page, 'ICE agents use');
          await page.mouse.click(x, y);
          let card = await driver.cardShown(page);
          assert.match(textOf(card), /Silent/);
          assert.ok(await focusIsOn(page, card));
          await driver.pressIn(page, all(card, 'footer')[0]);
          assert.ok(await page.evaluate(layer.isOpen), 'after a press on the card');
          await page.keyboard.press('Escape');
          await driver.cardGone(page);
          assert.ok(await page.evaluate(layer.isOpen), 'after Escape');
          await page.mouse.click(x, y);
          card = await driver.cardShown(page);
          await driver.pressIn(page, buttonOf(card, 'Dismiss'));
          await driver.buttonShows(page, '1');
          await driver.cardGone(page);
          assert.ok(await page.evaluate(layer.isOpen), 'after it was dismissed');
        }));
    }

    test('behind a modal dialog the keys open a card that can be used', () => {
      const { html, ...layer } = LAYERS['a modal dialog'];
      return open({ html: html.replace(SUPPLY, 'This page keeps cookies.'), ...layer }, '1', async (page) => {
        await driver.command(page, 'next');
        const card = await driver.cardShown(page);
        assert.ok(await focusIsOn(page, card));
        await driver.pressIn(page, buttonOf(card, 'Dismiss'));
        await driver.buttonShows(page, '0');
        assert.ok(await page.evaluate(layer.isOpen));
      });
    });

    test('a claim goes with its dialog, and so does its card', () =>
      open(LAYERS['a modal dialog'], '2', async (page) => {
        const { x, y } = await claimRect(page, 'ICE agents use');
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        await page.evaluate(() => document.querySelector('dialog').close());
        await driver.buttonShows(page, '1');
        await until('the card to go', async () => (await driver.shown(page)) === null);
      }));
  });
}
