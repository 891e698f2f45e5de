// From one end to the other with the keyboard alone, and by touch alone: panel and corpus page. What a card does by
// keyboard and touch stands in panel.test.mjs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, landings, marksShown, noteLandings } from './marks.mjs';
import { all } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

// Functions of a document.
const listed = (document) => document.querySelectorAll('.claims > li:not([hidden])').length;
const found = (document) => document.querySelectorAll('.findings > li').length;
const place = (document) => [...document.querySelectorAll('*')].indexOf(document.activeElement);
const isOn = (document, selector) => document.activeElement.matches(selector);
const focused = (document) => document.activeElement.textContent;

/** A page as the panel is asked: `read`, `until`, `key`. */
const asked = (page) => ({
  read: (read, ...values) => page.evaluate(`(${read})(document, ...${JSON.stringify(values)})`),
  until(what, read, ...values) {
    return until(what, () => this.read(read, ...values));
  },
  key: (name) => page.keyboard.press(name),
});

/** Presses Tab until the focus is on what a selector finds. */
async function tabTo(where, selector) {
  for (let presses = 0; presses < 90; presses++) {
    const before = await where.read(place);
    await where.key('Tab');
    await where.until('the focus to move', (document, before) => [...document.querySelectorAll('*')].indexOf(document.activeElement) !== before, before);
    if (await where.read(isOn, selector)) return;
  }
  assert.fail(`the Tab key never comes to ${selector}`);
}

const write = async (where, text) => {
  for (const letter of text) await where.key(letter);
};

/** Taps on the middle of what a selector finds. */
async function tap(page, selector) {
  const target = await page.evaluate((selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }, selector);
  await page.touchscreen.tap(target.x, target.y);
}

for (const browser of BROWSERS) {
  describe(`journeys: ${browser}`, { timeout: 240_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });

    const marked = (act) =>
      open('sample.html', async (page) => {
        await driver.press(page);
        await marksShown(page);
        await noteLandings(page);
        const { badge } = await driver.buttonShows(page, /^\d+$/);
        await act(page, Number(badge));
      });
    const own = async (path, act) => {
      const page = await driver.visitOwn(path);
      try {
        await act(page, asked(page));
      } finally {
        await page.close();
      }
    };
    /** The page where a sentence was brought into sight. */
    const landed = (page) =>
      until('the landing', async () => (await landings(page)).length > 0);

    test('by the keyboard alone through the panel: narrow, search, step, unfold, dismiss, undo', () =>
      marked(async (page, claims) => {
        const panel = await driver.openPanel(page);
        await panel.until('the list', listed);

        await tabTo(panel, '.choice.not-documented');
        await panel.key(' ');
        await panel.until('fewer claims', (document, all) => document.querySelectorAll('.claims > li:not([hidden])').length < all, claims);
        await panel.key(' ');
        await panel.until('all claims', (document, all) => document.querySelectorAll('.claims > li:not([hidden])').length === all, claims);

        await tabTo(panel, '.search');
        await write(panel, 'clearview');
        await panel.until('one claim', (document) => document.querySelectorAll('.claims > li:not([hidden])').length === 1);
        for (let letter = 0; letter < 'clearview'.length; letter++) await panel.key('Backspace');
        await panel.until('all again', (document, all) => document.querySelectorAll('.claims > li:not([hidden])').length === all, claims);

        await tabTo(panel, '.step:last-child');
        await panel.key('Enter');
        await panel.until('the current claim', (document) => document.querySelector('.claim[aria-current]') !== null);
        await landed(page);

        await tabTo(panel, '.claim[aria-current] summary');
        await panel.key('Enter');
        await panel.until('what was folded', (document) => document.querySelector('.claim[aria-current] details[open]') !== null);

        await tabTo(panel, '.claim .dismiss');
        await panel.key('Enter');
        await panel.until('one claim less', (document, all) => document.querySelectorAll('.claims > li').length === all - 1, claims);
        await driver.buttonShows(page, String(claims - 1));
        assert.ok(await panel.read(isOn, '.claim .sentence'), 'the focus stays in the list');

        const sentence = await panel.read((document) => document.querySelector('.dismissed .sentence').textContent);
        await tabTo(panel, '.undo');
        await panel.key('Enter');
        await panel.until('all claims again', (document, all) => document.querySelectorAll('.claims > li').length === all, claims);
        assert.equal(await panel.read(focused), sentence, 'the focus is on the claim that came back');
        await driver.buttonShows(page, String(claims));
      }));

    test('by the keyboard alone through the corpus page: a pair, its findings, a search, one finding', () =>
      own('options.html', async (page, corpus) => {
        const all = await corpus.read(found);
        await tabTo(corpus, '.matrix a[data-vendor="openai"][data-agency="ice"]');
        await corpus.key('Enter');
        await corpus.until('its findings', (document, all) => document.querySelectorAll('.findings > li').length < all, all);
        await corpus.until('the focus', (document) => document.activeElement.id === 'findings-title');

        await tabTo(corpus, '.filters button');
        await corpus.key('Enter');
        await corpus.until('all findings', (document, all) => document.querySelectorAll('.findings > li').length === all, all);
        await corpus.until('the search field', (document) => document.activeElement.type === 'search');
        await write(corpus, 'Census');
        await corpus.until('one finding', (document) => document.querySelectorAll('.findings > li').length === 1);

        await tabTo(corpus, '.source a');
        await tabTo(corpus, '.foot a');
        await corpus.key('Enter');
        await corpus.until('the finding', (document) => document.activeElement.matches('.findings > li.landed'));
      }));

    test('by touch through the panel as a page of its own, and back to the sentence', () =>
      marked(async (page, claims) => {
        const tab = await driver.tabInFront();
        await own(`panel.html?tab=${tab}`, async (panel, says) => {
          await says.until('the list', listed);
          await tap(panel, '.choice.not-documented');
          await says.until('fewer claims', (document, all) => document.querySelectorAll('.claims > li:not([hidden])').length < all, claims);
          await tap(panel, '.choice.not-documented');
          await tap(panel, '.claim summary');
          await says.until('what was folded', (document) => document.querySelector('.claim details[open]') !== null);
          await tap(panel, '.claim .dismiss');
          await says.until('one claim less', (document, all) => document.querySelectorAll('.claims > li').length === all - 1, claims);
          await tap(panel, '.undo');
          await says.until('all claims again', (document, all) => document.querySelectorAll('.claims > li').length === all, claims);
          await tap(panel, '.claim:last-child .sentence');
          await landed(page);
          await until('the page in front', () => page.evaluate(() => document.visibilityState === 'visible'));
        });
      }));

    test('by touch through a card: unfolded, dismissed, and gone from the count', () =>
      marked(async (page, claims) => {
        const { x, y } = await claimRect(page, 'She asked whether anyone');
        await page.touchscreen.tap(x, y);
        const tapIn = async (node) => {
          await driver.on(page, node, '(element) => element.scrollIntoView({ block: "nearest" })');
          const { left, top, right, bottom } = await driver.boxOf(page, node);
          await page.touchscreen.tap((left + right) / 2, (top + bottom) / 2);
        };
        const [fold] = all(await driver.cardShown(page), 'summary');
        await tapIn(fold);
        await until('what was folded', async () => 'open' in all(await driver.shown(page), 'details')[0].attributes);
        await tapIn(all(await driver.shown(page), '.dismiss')[0]);
        await driver.cardGone(page);
        await driver.buttonShows(page, String(claims - 1));
      }));

    test('by touch through the corpus page and the settings', () =>
      own('options.html', async (page, says) => {
        const all = await says.read(found);
        await tap(page, '.matrix a[data-vendor="openai"][data-agency="ice"]');
        await says.until('its findings', (document, all) => document.querySelectorAll('.findings > li').length < all, all);
        await tap(page, '.filters button');
        await says.until('all findings', (document, all) => document.querySelectorAll('.findings > li').length === all, all);
        await tap(page, 'nav li:nth-child(2) a');
        await says.until('the settings', (document) => document.querySelector('input[name=intensity]') !== null);
        await tap(page, 'input[value=strong]');
        await says.until('that it is kept', (document) => document.querySelector('.status').textContent !== '');
        await tap(page, 'input[value=plain]');
        await says.until('the one before', (document) => document.querySelector('input[value=plain]').checked);
      }));
  });
}
