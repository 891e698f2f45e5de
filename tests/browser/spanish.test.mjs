// The interface in Spanish, on every surface, because the reader chose it; a browser speaks it by itself only where its
// own Spanish is installed. No word of English is left, and nothing runs over.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, marksShown } from './marks.mjs';
import { textOf, texts } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const read = (path) => readFile(new URL(`../../extension/${path}`, import.meta.url), 'utf8');
const messages = async (language) =>
  Object.values(JSON.parse(await read(`public/_locales/${language}/messages.json`))).map(({ message }) => message);

/** What may be English: the corpus, and what is the same in both languages. */
const free = [...(await messages('es')), await read('corpus/corpus.json'), await read('corpus/findings.json')].join('\n');
/** Pieces of English messages, long enough not to be part of another word. */
const ENGLISH = (await messages('en'))
  .flatMap((message) => message.split(/\$\w+\$/))
  .map((piece) => piece.trim())
  .filter((piece) => piece.length > 5 && !free.includes(piece));

function assertSpanish(text, where) {
  const left = ENGLISH.filter((piece) => text.includes(piece));
  assert.deepEqual(left, [], where);
}

for (const browser of BROWSERS) {
  describe(`in Spanish: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });

    const speak = async () => {
      const page = await driver.visitOwn('options.html#settings');
      await page.select('select[name=language]', 'es');
      await until('Spanish', () => page.evaluate(() => document.documentElement.lang === 'es'));
      await page.close();
    };

    test('cards, button and panel', async () => {
      await speak();
      await open('sample.html', async (page) => {
        await driver.press(page);
        await marksShown(page);
        const { title } = await driver.buttonShows(page, /^\d+$/);
        assert.match(title, /afirmaciones en esta página/);
        for (const [words, standing] of [
          ['ICE awarded Palantir', 'Documentado'],
          ['$300', 'Documentado, pero difiere'],
          ['core systems of the department', 'Atribuido'],
          ['She asked whether', 'No documentado'],
          ['to identify', 'Sin registro'],
        ]) {
          const { x, y } = await claimRect(page, words);
          await page.mouse.click(x, y);
          const card = await driver.cardShown(page);
          assert.equal(texts(card, 'h2')[0], standing);
          assertSpanish(textOf(card), words);
          await page.keyboard.press('Escape');
          await driver.cardGone(page);
        }
        const panel = await driver.openPanel(page);
        await panel.until('the list', (document) => document.querySelectorAll('.claims > li').length);
        const { text, lang, over } = await panel.read((document) => ({
          text: document.body.innerText,
          lang: document.documentElement.lang,
          over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        }));
        assert.equal(lang, 'es');
        assert.match(text, /enero de 2026/);
        assertSpanish(text, 'the panel');
        assert.equal(over, 0, 'nothing runs over the panel');
        await driver.press(page);
        await panel.until('how to switch on', (document) => /No está activado/.test(document.body.innerText));
        assertSpanish(await panel.read((document) => document.body.innerText), 'the panel, switched off');
      });
    });

    test('corpus page, settings and first page, wide and narrow', async () => {
      await speak();
      for (const path of ['options.html', 'options.html#settings', 'welcome.html']) {
        const page = await driver.visitOwn(path);
        for (const width of [1100, 360]) {
          await page.setViewport({ width, height: 800 });
          const { text, lang, over } = await page.evaluate(() => ({
            text: document.body.innerText,
            lang: document.documentElement.lang,
            over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          }));
          assert.equal(lang, 'es');
          assertSpanish(text, path);
          assert.equal(over, 0, `nothing runs over ${path} at ${width}`);
        }
        await page.close();
      }
    });
  });
}
