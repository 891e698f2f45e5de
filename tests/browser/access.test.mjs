// axe-core on what the card and the panel show, in light and in dark. The card stands in a closed shadow root, which no
// script can look into: its elements and its style are set on a page of their own, and looked at there.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, marksShown } from './marks.mjs';
import { stage } from './stage.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Runs in the page: what is wrong, one line for each element.
const look = `async (document) => {
  const { violations, passes } = await axe.run(document, { resultTypes: ['violations'] });
  return {
    rules: passes.length,
    wrong: violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)),
  };
}`;

function assertClean({ rules, wrong }, what) {
  assert.deepEqual(wrong, [], what);
  assert.ok(rules > 10, `${what}: only ${rules} rules had anything to look at`);
}

for (const browser of BROWSERS) {
  describe(`accessibility: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });

    /** The card as it stands, on a page of its own. */
    const alone = async (page, card) => {
      const { html, css } = await driver.on(
        page,
        card,
        `(card) => ({
          html: card.outerHTML,
          css: [...card.getRootNode().adoptedStyleSheets[0].cssRules].map((rule) => rule.cssText).join('\\n'),
        })`,
      );
      return `<!doctype html><html lang="en"><title>Card</title><style>:root { color-scheme: light dark; background: Canvas } ${css}</style>
        <main><h1>Page</h1>${html}</main></html>`;
    };

    for (const scheme of ['light', 'dark']) {
      test(`the card, ${scheme}`, () =>
        open('sample.html', async (page) => {
          await driver.press(page);
          await marksShown(page);
          const cards = [];
          for (const words of [
            'ICE awarded Palantir',
            '$300',
            'core systems of the department',
            'Posts shared',
            'Clearview',
          ]) {
            const { x, y } = await claimRect(page, words);
            await page.mouse.click(x, y);
            cards.push([words, await alone(page, await driver.cardShown(page))]);
            await page.keyboard.press('Escape');
            await driver.cardGone(page);
          }
          await page.evaluate(() => {
            const heading = document.querySelector('h1');
            heading.scrollIntoView({ block: 'center', behavior: 'instant' });
            getSelection().selectAllChildren(heading);
          });
          await driver.askAboutSelection(page);
          cards.push(['no claim', await alone(page, await driver.cardShown(page))]);

          await open('quiet.html', async (other) => {
            await driver.setScheme(other, scheme);
            for (const [words, html] of cards) {
              await other.setContent(html);
              await other.evaluate((dark) => {
                if (matchMedia('(prefers-color-scheme: dark)').matches !== dark)
                  throw new Error('the other scheme');
                document.querySelectorAll('details').forEach((one) => {
                  one.open = true;
                });
                const card = document.querySelector('.card');
                // All of it, not only what fits in the window.
                Object.assign(card.style, { position: 'static', maxHeight: 'none' });
              }, scheme === 'dark');
              await other.evaluate(AXE);
              assertClean(await other.evaluate(`(${look})(document)`), words);
            }
          });
        }));

      test(`the panel, ${scheme}`, () =>
        open('sample.html', async (page) => {
          await driver.press(page);
          await marksShown(page);
          const panel = await driver.openPanel(page);
          await panel.scheme(scheme);
          await panel.until('the list', (document) => document.querySelectorAll('.claims > li').length);
          await panel.read((document) =>
            document.querySelectorAll('details').forEach((one) => {
              one.open = true;
            }),
          );
          await panel.press('.choice.documented');
          await panel.press('.step:last-child');
          await panel.until(
            'the current one',
            (document) => document.querySelector('[aria-current]') !== null,
          );
          assertClean(await panel.run(AXE, look), 'with claims');
          await panel.press('.choice.documented');

          await driver.press(page);
          await panel.until(
            'that it is off',
            (document) => document.querySelector('.off:not([hidden]) h1') !== null,
          );
          assertClean(await panel.run(AXE, look), 'switched off');
          await panel.scheme('light');
        }));
    }
  });
}
