// How soon the first mark is seen, side by side with mark.js: `make bench-marks`. Never part of the tests: it times.
//
// Ours is timed from the press of the toolbar button to the end of the frame that paints the first mark: injecting the
// reader, reading the page, weighing its claims in the background and painting. The background is awake, as it is after
// the first page. mark.js is in the page already and is timed from its call to the end of the frame that paints what it
// has marked: all names of the corpus's entities, as one expression, for given as a list they are too many for its stack.
// It looks for names; we look for claims.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BROWSERS, launch } from '../browser/driver.mjs';
import { marksGone } from '../browser/marks.mjs';
import { serve } from '../browser/server.mjs';

const RUNS = 9;
const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const { resolve } = createRequire(new URL('../browser/package.json', import.meta.url));
const MARK_JS = await readFile(resolve('mark.js/dist/mark.min.js'), 'utf8');

const { entities } = JSON.parse(await read('extension/corpus/vocabulary.json'));
const names = [
  ...new Set(entities.flatMap(({ name, aliases = [] }) => [name, ...aliases.map((alias) => alias.text ?? alias)])),
];

const NAMES = new RegExp(`\\b(?:${names.map((name) => name.replace(/[^\w\s]/g, '\\$&')).join('|')})\\b`, 'gi');

const server = await serve();
const sample = await read('tests/pages/sample.html');
const [, before, article, after] = /^([^]*<article>)([^]*)(<\/article>[^]*)$/.exec(sample);
const PAGES = { 'an article': 1, 'ten times that': 10, 'fifty times': 50 };
for (const [name, times] of Object.entries(PAGES)) {
  server.add(`${times}.html`, before + article.repeat(times) + after);
  PAGES[name] = `${times}.html`;
}

// Run in the page, from within a frame: the message comes when that frame is painted.
const PAINTED = `const painted = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.timeOrigin + performance.now());
  port2.postMessage(null);
});`;

async function ours(driver, page) {
  await page.evaluate(`(() => {
    ${PAINTED}
    window.seen = new Promise((done) => {
      const look = () => (CSS.highlights.size > 0 ? painted().then(done) : requestAnimationFrame(look));
      look();
    });
  })()`);
  const pressed = await driver.press(page);
  const seen = await page.evaluate(() => window.seen);
  await driver.press(page);
  await marksGone(page);
  return seen - pressed;
}

async function theirs(page) {
  await page.evaluate(`${MARK_JS}; 0`);
  return page.evaluate(`(async () => {
    ${PAINTED}
    const from = performance.timeOrigin + performance.now();
    await new Promise((done) =>
      new Mark(document.body).markRegExp(${NAMES}, { done }));
    await new Promise(requestAnimationFrame);
    return (await painted()) - from;
  })()`);
}

const middle = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
const said = (times) => [middle(times), Math.max(...times)].map((ms) => ms.toFixed(0).padStart(6)).join('');

console.log(`${names.length} names for mark.js; middle and worst of ${RUNS} runs, in milliseconds`);
console.log(`${''.padEnd(26)}words   Onrecord       mark.js`);
for (const browser of BROWSERS) {
  const driver = await launch(browser);
  for (const [name, address] of Object.entries(PAGES)) {
    const times = { ours: [], theirs: [] };
    let words = 0;
    // The first run of each is not counted: it wakes the background and warms what is compiled.
    for (let run = -1; run < RUNS; run++) {
      const page = await driver.visit(server.address(address));
      words = await page.evaluate(() => document.body.innerText.split(/\s+/).length);
      const mine = await ours(driver, page);
      const other = await theirs(page);
      if (run >= 0) {
        times.ours.push(mine);
        times.theirs.push(other);
      }
      await page.close();
    }
    const label = `${browser}, ${name}`.padEnd(24);
    console.log(`${label}${String(words).padStart(7)} ${said(times.ours)}  ${said(times.theirs)}`);
  }
  await driver.close();
}
await server.close();
