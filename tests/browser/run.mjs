// `make run`: the built extension on a sample news page of our own, with its marks on. With a display it stays open;
// without one it prints what a reader would see, claim by claim, and leaves a picture.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { claimRect, marksIn, marksShown, squeeze } from './marks.mjs';
import { serve } from './server.mjs';
import { all, textOf, texts } from './shadow.mjs';

const browser = process.argv[2] ?? 'chrome';
const hasDisplay =
  !process.env.CI &&
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY || /^(darwin|win32)$/.test(process.platform));

const server = await serve();
const driver = await launch(browser, { headless: !hasDisplay });
const page = await driver.visit(server.address('sample.html'));
await driver.press(page);
await marksShown(page);
const { badge } = await driver.buttonShows(page, /^\d+$/);

if (hasDisplay) {
  console.log(`${badge} claims are marked. Point at one, or press it. Close the browser to end.`);
  await new Promise((closed) => driver.browser.once('disconnected', closed));
} else {
  console.log(`${await page.title()}\n${badge} claims\n`);
  await report();
  await picture();
  await driver.close();
}
await server.close();

/** Opens the card of each claim in turn, as a reader would, and prints what it says. */
async function report() {
  let read = '';
  for (const { text, style } of await marksIn(page)) {
    if (!style.includes('underline') || read.includes(squeeze(text))) continue;
    const card = await openCard(text);
    const [claim] = texts(card, 'blockquote');
    read = squeeze(claim);
    console.log(`${texts(card, 'h2')[0].toUpperCase()}\n  ${claim}`);
    for (const row of all(all(card, 'tbody')[0], 'tr')) {
      const [slot, here, there] = row.children.map(textOf);
      console.log(`  differs       ${slot}: this page ${here}, on record ${there}`);
    }
    for (const finding of texts(card, '.finding').slice(0, 1)) console.log(`  on record     ${finding}`);
    for (const speaker of texts(card, '.speaker').slice(0, 1)) console.log(`                ${speaker}`);
    for (const source of all(card, '.source').slice(0, 2)) {
      console.log(`  source        ${texts(source, 'a')[0] ?? textOf(source.children[0])}`);
      console.log(`                ${texts(source, '.facts')[0]}`);
    }
    console.log(`  ${texts(card, 'footer')[0]}\n`);
    await page.keyboard.press('Escape');
    await driver.cardGone(page);
  }
}

async function openCard(text) {
  const { x, y } = await claimRect(page, text);
  await page.mouse.click(x, y);
  return driver.cardShown(page);
}

async function picture() {
  const path = fileURLToPath(new URL(`../../dist/run-${browser}.png`, import.meta.url));
  await mkdir(fileURLToPath(new URL('../../dist/', import.meta.url)), { recursive: true });
  const [first] = (await marksIn(page)).filter(({ style }) => style.includes('underline'));
  await openCard(first.text);
  await page.screenshot({ path });
  console.log(`Picture: ${path}`);
}
