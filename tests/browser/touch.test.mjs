// How large the controls are that a reader has to hit, on every surface: WCAG 2.2, 2.5.8 asks for 24 by 24 CSS pixels. Where
// the pointer is a finger, what acts (buttons, fields, folds) is at least 44 by 44. Exempt, as there, are links within a
// sentence or a line of other words, whose size the line gives.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, marksShown } from './marks.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const LEAST = 24;
const FINGER = 44;

// Runs in the page, with its document or with a node of the card: a line for each control that is too small. What takes the
// press of a box to tick is its label. What lies over a control takes its presses too, so the points that are as far from
// its middle as the least size asks for have to be its own.
const measure = `(root, least, leastOfLinks) => {
  const view = (root.ownerDocument ?? root).defaultView;
  const isInLine = (control) => {
    if (control.localName !== 'a' || view.getComputedStyle(control).display !== 'inline') return false;
    return [...control.parentNode.childNodes].some((node) => node !== control && node.textContent.trim() !== '');
  };
  const troubleOf = (control) => {
    const target = /^(checkbox|radio)$/.test(control.type) ? control.closest('label') : control;
    const wanted = control.localName === 'a' ? leastOfLinks : least;
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = target.getBoundingClientRect();
    // Boxes are measured in fractions.
    if (Math.min(width, height) < wanted - 0.05) return width.toFixed(1) + ' × ' + height.toFixed(1) + ', not ' + wanted;
    const reach = wanted / 2 - 1;
    for (const [x, y] of [[0, 0], [reach, 0], [-reach, 0], [0, reach], [0, -reach]]) {
      const hit = root.getRootNode().elementFromPoint(left + width / 2 + x, top + height / 2 + y);
      if (!target.contains(hit)) return 'lies under ' + (hit ? hit.localName + '.' + hit.className : 'nothing') + ' at ' + x + ', ' + y;
    }
    return null;
  };
  const controls = [...root.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !isInLine(control));
  return {
    count: controls.length,
    troubles: controls.flatMap((control) => {
      const trouble = troubleOf(control);
      const { localName, className, textContent } = control;
      return trouble === null ? [] : [localName + '.' + className + ' «' + textContent.trim().slice(0, 30) + '» ' + trouble];
    }),
  };
}`;
const measured = (hasFinger) => `(root) => (${measure})(root, ${hasFinger ? FINGER : LEAST}, ${LEAST})`;

const unfold = '(root) => root.querySelectorAll("details").forEach((fold) => { fold.open = true; })';

function assertLarge({ count, troubles }, least) {
  assert.ok(count >= least, `only ${count} controls were found`);
  assert.deepEqual(troubles, []);
}

for (const browser of BROWSERS) {
  describe(`sizes of controls: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    const open = stage(browser, (set) => ({ driver } = set), { silent: true });

    // The mouse first: in Firefox a finger stays one.
    for (const hasFinger of [false, true]) {
      const look = measured(hasFinger);
      const by = hasFinger ? 'by finger' : 'by mouse';
      const wear = async (page, matches) => {
        if (!hasFinger) return;
        await driver.useFinger(page);
        await until('the finger', () => matches(`matchMedia('(pointer: coarse)').matches`));
      };

      test(`the card, ${by}`, () =>
        open('sample.html', async (page) => {
          await wear(page, (query) => page.evaluate(query));
          await driver.press(page);
          await marksShown(page);
          for (const words of ['ICE awarded Palantir', '$300', 'Posts shared', 'She asked whether anyone']) {
            const { x, y } = await claimRect(page, words);
            await page.mouse.click(x, y);
            const card = await driver.cardShown(page);
            await driver.on(page, card, unfold);
            assertLarge(await driver.on(page, card, look), 3);
            await page.keyboard.press('Escape');
            await driver.cardGone(page);
          }
        }));

      test(`the panel, ${by}`, () =>
        open('sample.html', async (page) => {
          await driver.press(page);
          await marksShown(page);
          const panel = await driver.openPanel(page);
          await wear(panel.page, (query) => panel.read(`(document) => document.defaultView.${query}`));
          await panel.until('the list', (document) => document.querySelectorAll('.claims > li').length);
          await panel.press('.claims > li .dismiss');
          await panel.until('a dismissed one', (document) => document.querySelector('.undo') !== null);
          await panel.read(unfold);
          assertLarge(await panel.read(look), 20);
          await panel.press('.undo');
          await panel.until('none dismissed', (document) => document.querySelector('.undo') === null);
          await driver.closePanel();
        }));

      test(`small controls, covered ones and those in a line are told apart, ${by}`, () =>
        open('quiet.html', async (page) => {
          const size = hasFinger ? FINGER : LEAST;
          const told = (html) =>
            page.evaluate(`(() => { document.body.innerHTML = ${JSON.stringify(html)}; return (${look})(document).troubles.length; })()`);
          const box = (size, more = '') => `display: block; box-sizing: border-box; width: ${size}px; height: ${size}px; ${more}`;
          assert.equal(await told(`<button style="${box(size)}"></button>`), 0);
          assert.equal(await told(`<button style="${box(size - 1)}"></button>`), 1);
          assert.equal(await told(`<button style="${box(size)}"></button><b style="${box(size, 'margin-top: -6px; position: relative')}"></b>`), 1);
          assert.equal(await told('<p>A boat <a href="#x">left</a> the pier.'), 0);
          assert.equal(await told('<p><a href="#x">left</a>'), 1);
        }));

      for (const path of ['options.html', 'options.html#settings', 'welcome.html']) {
        for (const width of [1000, 390]) {
          test(`${path}, ${width} wide, ${by}`, async () => {
            const page = await driver.visitOwn(path);
            await page.setViewport({ width, height: 800 });
            await wear(page, (query) => page.evaluate(query));
            assertLarge(await page.evaluate(`(${look})(document)`), 3);
            await page.close();
          });
        }
      }
    }
  });
}
