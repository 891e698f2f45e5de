// What a scan costs the page's main thread, in both browsers: `make bench`. Never part of the tests: it times.
//
// For each size, on pages of the same text that nothing has touched yet: a bare TreeWalker over the text, both as the page's
// own script and in a world of its own, where each node is wrapped anew (the floor for any extension); the scan, from the
// press of the button to the count on it; and mark.js marking the corpus's names, in the two ways it knows. Of the scan only our
// own script counts, and what the browser did on its behalf (profile.mjs); what it hands to the background is told apart, and
// so is the browser's own work after it: a page that gets a highlight is styled anew.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BROWSERS, launch } from '../browser/driver.mjs';
import { serve } from '../browser/server.mjs';
import { profile } from './profile.mjs';

const MARK_JS = await readFile(createRequire(new URL('../browser/', import.meta.url)).resolve('mark.js/dist/mark.min.js'), 'utf8');
const vocabulary = JSON.parse(await readFile(new URL('../../extension/corpus/vocabulary.json', import.meta.url), 'utf8'));
const NAMES = vocabulary.entities
  .flatMap(({ name, aliases = [] }) => [name, ...aliases.map((alias) => alias.text ?? alias)])
  .filter((name) => typeof name === 'string');
const EXPRESSION = `\\b(?:${NAMES.map((name) => name.replace(/[^\w\s]/g, '\\$&')).join('|')})\\b`;
// The first tells what our script takes to start, whatever the page holds.
const SIZES = (process.argv[2] ?? '10,1000,10000,100000').split(',').map(Number);
const ASKED = process.argv[3] ? [process.argv[3]] : BROWSERS;
// What takes little is measured more often, for there chance weighs more.
const runsOf = (size) => (size > 50_000 ? 5 : 9);
// Above so many text nodes a list of names takes mark.js minutes.
const MOST_FOR_LIST = 2000;
const CLAIM = 'For its new platform ICE pays Palantir close to $30 million.';

/** A page of so many text nodes, six in a paragraph; one paragraph in forty makes a claim, or a hundred in all. Ten paragraphs are an entry with an
 * address of its own, as in a live report or below an article where readers comment; or none has one. */
function html(count, hasEntries) {
  const length = Math.ceil(count / 6);
  const every = Math.max(40, Math.ceil(length / 100));
  const paragraphs = Array.from(
    { length },
    (_, i) =>
      `<p>The ferry was late again this morning, <b>and nobody at the harbour</b> minded very much, ` +
      `<a href="#${i}">as the paper says</a>, for <em>the sea</em>${i % every === 0 ? ` was calm. ${CLAIM}` : ' was calm and the coffee hot.'}</p>`,
  );
  if (!hasEntries) return paragraphs.join('');
  const entries = Array.from({ length: Math.ceil(paragraphs.length / 10) }, (_, i) => paragraphs.slice(10 * i, 10 * (i + 1)));
  return entries.map((entry, i) => `<section id="entry-${i}">${entry.join('')}</section>`).join('');
}

/** Runs in a page: one walk over its text. */
function walk() {
  const begun = performance.now();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let nodes = 0;
  let length = 0;
  while (walker.nextNode()) {
    nodes++;
    length += walker.currentNode.data.length;
  }
  return { ms: performance.now() - begun, nodes, length };
}

/** Runs in a page: mark.js in the way that is quickest for it, with all names in one expression. */
function markExpression(expression) {
  return new Promise((marked) => {
    const begun = performance.now();
    new window.Mark(document.body).markRegExp(new RegExp(expression, 'g'), { done: () => marked(performance.now() - begun) });
  });
}

/** Runs in a page: mark.js as it is called for a list of words. A hundred at a time, for it calls itself for each of them. */
async function markList(names) {
  const begun = performance.now();
  const options = { accuracy: 'exactly', caseSensitive: true, separateWordSearch: false };
  for (let at = 0; at < names.length; at += 100) {
    await new Promise((done) => new window.Mark(document.body).mark(names.slice(at, at + 100), { ...options, done }));
  }
  return performance.now() - begun;
}

// Of several runs the middle one, of the floor as of the scan.
const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const cell = (text, width) => String(text).padStart(width);
const ms = (value) => cell(value.toFixed(1), 10);

/** Does something on a fresh page of this text. */
async function on(driver, server, text, act) {
  const page = await driver.visit(server.address('quiet.html'));
  try {
    await page.evaluate((text) => {
      const article = document.createElement('article');
      article.innerHTML = text;
      document.body.replaceChildren(article);
      // Until it is painted, and Firefox has looked up its links in the history and styled them again: the page's own work.
      return new Promise((done) => requestAnimationFrame(() => setTimeout(done, 1000)));
    }, text);
    return await act(page);
  } finally {
    await page.close();
  }
}

/** Prints a row; `start`: our script's own time, without messages, on a page of a few words. Gives that time on this page. */
async function measure(browser, driver, server, size, start) {
  const text = html(size, true);
  const inPage = [];
  const apart = [];
  const scans = [];
  const scansOfPlain = [];
  const scan = (text) =>
    on(driver, server, text, (page) =>
      profile(browser, driver, page, async () => {
        await driver.press(page);
        await driver.buttonShows(page, /^\d+$/);
        // What is styled for it may come after it is said.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      }),
    );
  for (let run = 0; run < runsOf(size); run++) {
    inPage.push(await on(driver, server, text, (page) => page.evaluate(walk)));
    apart.push(await on(driver, server, text, (page) => page.mainFrame().isolatedRealm().evaluate(walk)));
    scans.push(await scan(text));
    scansOfPlain.push(await scan(html(size, false)));
  }
  const marked = (act, value) =>
    on(driver, server, text, async (page) => {
      await page.evaluate(MARK_JS);
      return page.evaluate(act, value);
    });
  const expression = await marked(markExpression, EXPRESSION);
  const list = size > MOST_FOR_LIST ? null : await marked(markList, NAMES);
  const of = (name, all = scans) => middle(all.map((scan) => scan[name]));
  const floor = middle(apart.map(({ ms }) => ms));
  const [own, message] = [of('own'), of('message')];
  const adds = start === null ? '-' : `${((own - message - start) / floor).toFixed(1)}x`;
  console.log(
    browser.padEnd(8) +
      cell(inPage[0].nodes, 8) +
      [middle(inPage.map(({ ms }) => ms)), floor, own, message, of('longest'), of('after'), of('after', scansOfPlain)].map(ms).join('') +
      cell(adds, 10) +
      ms(expression) +
      cell(`${(expression / own).toFixed(1)}x`, 10) +
      (list === null ? ['-', '-'] : [list.toFixed(0), `${(list / own).toFixed(0)}x`]).map((text) => cell(text, 10)).join(''),
  );
  return own - message;
}

const server = await serve();
console.log(`Main thread of the page, in ms; mark.js marks ${NAMES.length} names.`);
console.log('"in page", "apart": a TreeWalker as the page\'s own script, and in a world of its own (the floor). "longest": the longest task');
console.log('that held any of our script; "after": the longest in which the browser styled and painted what we marked; "no ids": the same on');
console.log('a page without entries. "per floor": what the text of a page adds to our script, without the messages. "expr.", "list": mark.js');
console.log('with all names in one expression, and with a list of them.');
const HEADS = ['in page', 'apart', 'our own', 'messages', 'longest', 'after', 'no ids', 'per floor', 'expr.', 'per own', 'list', 'per own'];
console.log('browser '.padEnd(8) + cell('nodes', 8) + HEADS.map((head) => cell(head, 10)).join(''));
for (const browser of ASKED) {
  const driver = await launch(browser, { silent: true });
  // Firefox gives pages the time in whole milliseconds.
  if (browser === 'firefox') await driver.inWindow(`Services.prefs.setBoolPref('privacy.reduceTimerPrecision', false)`);
  // The engine is loaded once for all pages; that is not what is measured.
  const first = await driver.visit(server.address('living.html'));
  await driver.press(first);
  await driver.buttonShows(first, '1');
  await first.close();
  let start = null;
  for (const size of SIZES) {
    const took = await measure(browser, driver, server, size, start);
    start ??= took;
  }
  await driver.close();
}
await server.close();
