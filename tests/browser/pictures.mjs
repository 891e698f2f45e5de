// `make pictures`: what a reader sees, surface by surface, in light, dark and forced colours, wide and narrow, into
// dist/pictures. Pictures are for eyes; nothing compares them. Firefox's sidebar cannot be pictured from outside, so there
// it is left out.
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { claimRect, marksShown } from './marks.mjs';
import { serve } from './server.mjs';
import { all } from './shadow.mjs';
import { until } from './until.mjs';

const FOLDER = fileURLToPath(new URL('../../dist/pictures/', import.meta.url));
const WIDTHS = { wide: 1000, narrow: 390 };
const HEIGHT = 720;
// Pages longer than this are cut: below it they repeat themselves.
const LONGEST = 2600;

/** A card of each kind, by words of its sentence in tests/pages/sample.html. */
const CARDS = {
  documented: 'ICE awarded Palantir',
  differs: '$300',
  attributed: 'core systems of the department',
  'not-documented': 'Posts shared',
  silent: 'Clearview',
};
/** A claim that several findings bear on. */
const MUCH = 'She asked whether anyone';
const OWN = {
  corpus: 'options.html',
  'corpus-pair': 'options.html#vendor=openai&agency=ice',
  settings: 'options.html#settings',
  welcome: 'welcome.html',
};

const browser = process.argv[2] ?? 'chrome';
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const server = await serve();
const driver = await launch(browser, { silent: true, width: WIDTHS.wide, height: HEIGHT });
let made = 0;

// Forced colours last: in Firefox they stay.
for (const scheme of ['light', 'dark', 'forced']) {
  for (const [name, width] of Object.entries(WIDTHS)) {
    const suffix = `${scheme}-${name}`;
    await ofPage(scheme, width, suffix);
    await ofOwnPages(scheme, width, suffix);
  }
}
console.log(`${made} pictures in ${FOLDER}`);
await driver.close();
await server.close();

/** Marks and cards on a page, and the panel beside it. */
async function ofPage(scheme, width, suffix) {
  const page = await driver.visit(server.address('sample.html'));
  await show(page, scheme, width);
  await driver.press(page);
  await marksShown(page);
  await whole(page, `marks-${suffix}`);
  for (const [kind, words] of Object.entries(CARDS)) {
    const { x, y } = await claimRect(page, words);
    await page.mouse.click(x, y);
    await driver.cardShown(page);
    await keep(page, `card-${kind}-${suffix}`);
    await page.keyboard.press('Escape');
    await driver.cardGone(page);
  }
  // A card that had much to say, with all of it unfolded.
  const { x, y } = await claimRect(page, MUCH);
  await page.mouse.click(x, y);
  for (const fold of all(await driver.cardShown(page), 'summary')) {
    await driver.on(page, fold, '(fold) => { fold.click(); fold.scrollIntoView(); }');
  }
  await keep(page, `card-unfolded-${suffix}`);
  await page.keyboard.press('Escape');
  if (browser === 'chrome') await ofPanel(page, scheme, width, suffix);
  await page.close();
}

/** Beside the page where it is narrow, as a report of its own where it is wide. */
async function ofPanel(page, scheme, width, suffix) {
  const panel = await driver.openPanel(page);
  await wear(panel.page, scheme);
  await panel.until('the list', (document) => document.querySelectorAll('.claims > li').length);
  if (width === WIDTHS.narrow) {
    await panel.picture(`${FOLDER}panel-top-${suffix}.png`);
    await panel.press('.step:last-child');
    await panel.picture(`${FOLDER}panel-${suffix}.png`);
    made += 2;
    return;
  }
  const opened = driver.browser.waitForTarget((target) => target.url().includes('panel.html?tab='));
  await panel.press('.print');
  const report = await (await opened).page();
  await show(report, scheme, width);
  await until('the report', () => report.evaluate(() => document.querySelectorAll('.claims > li').length));
  await whole(report, `panel-${suffix}`);
  await report.close();
}

async function ofOwnPages(scheme, width, suffix) {
  for (const [name, path] of Object.entries(OWN)) {
    const [file, hash] = path.split('#');
    const page = await driver.visitOwn(file);
    await show(page, scheme, width);
    if (hash) {
      // Only now, for it leads to a place that the width moves.
      await page.evaluate((hash) => {
        location.hash = hash;
        return new Promise((turned) => addEventListener('hashchange', () => requestAnimationFrame(turned), { once: true }));
      }, hash);
      await until(path, () => page.evaluate(() => document.querySelector('main :is(section, fieldset)') !== null));
    }
    if (hash?.includes('=')) await keep(page, `${name}-${suffix}`);
    else await whole(page, `${name}-${suffix}`);
    await page.close();
  }
}

async function show(page, scheme, width) {
  await page.setViewport({ width, height: HEIGHT });
  await wear(page, scheme);
}

async function wear(page, scheme) {
  if (scheme === 'forced') await driver.forceColours(page);
  else await driver.setScheme(page, scheme);
  const query = scheme === 'forced' ? '(forced-colors: active)' : `(prefers-color-scheme: ${scheme})`;
  await until(scheme, () => page.evaluate((query) => matchMedia(query).matches, query));
}

async function whole(page, name) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewport();
  await keep(page, name, { clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST) }, captureBeyondViewport: true });
}

async function keep(page, name, options = {}) {
  await page.screenshot({ path: `${FOLDER}${name}.png`, ...options });
  made++;
}
