// `make soak`: many generated pages with storms of changes, one after the other in one tab of each browser, and the same
// again without the marks, as a control. What happens is drawn from a seed, which it prints: `node soak.mjs PAGES SEED
// BROWSER` does the same again. Never part of the tests.
import { BROWSERS, launch } from './driver.mjs';
import { grown, memory } from './memory.mjs';
import { serve } from './server.mjs';
import { until } from './until.mjs';

const PAGES = Number(process.argv[2] ?? 200);
const SEED = Number(process.argv[3] ?? Date.now() % 1_000_000);
const ASKED = process.argv[4] ? [process.argv[4]] : BROWSERS;
const CLAIM = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
// So many of them in one document, where the reader comes and goes, and all of the last quarter: what it leaves behind
// would pile up there.
const IN_ONE = 10;
const LAST = Math.floor(PAGES * 0.75);
// When memory is looked at. At the first look everything has been loaded and used.
const LOOKS = [0.1, 0.25, 0.5, 0.75, 1].map((part) => Math.max(1, Math.round(PAGES * part)));
// For the control: nobody presses.
const UNPRESSED = { press: async () => {}, buttonShows: async () => ({ badge: '' }) };

/** Mulberry32: small, and the same everywhere. */
function numbers(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Runs in the page: a storm of changes that ends with so many claims, some of them in a frame or a shadow root. */
async function storm({ steps, claims, text, between }) {
  const article = document.querySelector('article');
  const paragraph = (words) => Object.assign(document.createElement('p'), { textContent: words });
  const held = (words, kind) => {
    const holder = document.createElement(kind === 0 ? 'div' : 'section');
    if (kind === 0) holder.attachShadow({ mode: 'open' }).append(paragraph(words));
    else holder.append(paragraph(words));
    return holder;
  };
  for (const [what, where] of steps) {
    const at = article.children[where % Math.max(article.children.length, 1)];
    if (what === 0) article.append(paragraph(text));
    else if (what === 1) article.prepend(paragraph(between));
    else if (what === 2) at?.remove();
    else if (what === 3 && at) at.hidden = !at.hidden;
    else if (what === 4 && at) at.textContent = where % 2 ? text : between;
    else if (what === 5 && at) article.append(at);
    else if (what === 6) article.append(held(text, where % 2));
    else if (what === 7 && where % 8 === 0) article.append(Object.assign(document.createElement('iframe'), { srcdoc: text }));
    else if (what === 8) await new Promise(requestAnimationFrame);
  }
  article.replaceChildren(...Array.from({ length: claims }, (_, i) => [held(text, i % 3), paragraph(between)]).flat());
}

const state = () => ({
  marks: [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0),
  sheets: document.adoptedStyleSheets.length,
  hosts: document.querySelectorAll('html > div').length,
  dom: document.querySelector('article').outerHTML,
});

async function onePage(page, random, button, told) {
  await page.evaluate(() => document.body.replaceChildren(document.createElement('article')));
  await button.press(page);
  await button.buttonShows(page, '0');
  const claims = random(12);
  const steps = Array.from({ length: 20 + random(100) }, () => [random(9), random(1000)]);
  await page.evaluate(storm, { steps, claims, text: CLAIM, between: 'The sea was calm.' });
  const { badge } = await button.buttonShows(page, String(claims));
  const { dom } = await page.evaluate(state);
  await button.press(page);
  await button.buttonShows(page, '');
  const left = await until('the marks to go', async () => {
    const now = await page.evaluate(state);
    return now.marks === 0 && now.sheets === 0 && now;
  });
  if (left.dom !== dom || left.hosts > 0) told['DOM differences']++;
  told.claims += Number(badge);
}

/** Prints a table; gives whether nothing was lost and nothing leaked. */
async function soak(browser, server, isMarked) {
  console.log(`\n${browser}, ${isMarked ? 'marked' : 'not marked, as a control'}; memory in KB`);
  const random = numbers(SEED);
  const driver = await launch(browser);
  const told = { pages: 0, claims: 0, errors: 0, 'DOM differences': 0 };
  const address = server.address('quiet.html');
  const page = await driver.visit(address);
  const looks = [];
  while (told.pages < PAGES) {
    try {
      if (told.pages % IN_ONE === 0 && told.pages <= LAST) await page.goto(address);
      await onePage(page, random, isMarked ? driver : UNPRESSED, told);
    } catch (problem) {
      told.errors++;
      console.error(`page ${told.pages + 1}: ${problem.message}`);
    }
    told.pages++;
    if (LOOKS.includes(told.pages)) {
      await page.evaluate(() => document.body.replaceChildren());
      looks.push(await memory(browser, driver, page));
      tell({ ...told, ...looks.at(-1) }, looks.length === 1);
    }
  }
  await page.goto(address);
  console.log('and when the last document was left:');
  tell({ ...told, ...(await memory(browser, driver, page)) });
  await driver.close();
  const leaks = grown(looks[0], looks.at(-1));
  if (leaks.length > 0) console.error(`grew from the first look to the last: ${leaks.join(', ')}`);
  return told.errors + told['DOM differences'] + leaks.length === 0;
}

function tell(row, isFirst) {
  const line = (cell) => Object.entries(row).map(([name, value]) => String(cell(name, value)).padStart(name.length)).join('  ');
  if (isFirst) console.log(line((name) => name));
  console.log(line((_, value) => value));
}

console.log(`seed ${SEED}, ${PAGES} pages in each browser`);
const server = await serve();
let isSound = true;
for (const browser of ASKED) {
  for (const isMarked of [true, false]) isSound = (await soak(browser, server, isMarked)) && isSound;
}
await server.close();
process.exitCode = isSound ? 0 : 1;
