// Pages that are large, tabs that are many, and pages on which nothing happens.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { markedText, marksGone, marksShown, squeeze, unseen } from './marks.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';
// As many as the issue names; each is a small page.
const TABS = 200;

for (const browser of BROWSERS) {
  describe(`large: ${browser}`, { timeout: 300_000 }, () => {
    let driver;
    let server;
    const openPage = stage(browser, (set) => ({ driver, server } = set), { silent: true });
    const open = (act) => openPage('living.html', act);
    const marked = (page, words) =>
      until(`marks on «${words}»`, async () => (await markedText(page)) === squeeze(words), 60_000);

    test('50,000 nodes: a claim after all of them is marked, and so is what changes later', () =>
      open(async (page) => {
        await page.evaluate((text) => {
          const many = document.createElement('div');
          many.innerHTML = '<p>The ferry was <b>late</b> again, and <i>nobody</i> minded.</p>'.repeat(6_500);
          document.querySelector('article').append(many, Object.assign(document.createElement('p'), { textContent: text, id: 'end' }));
          if (document.querySelectorAll('*').length + 32_500 < 50_000) throw new Error('too few nodes');
        }, SUPPLY);
        await driver.press(page);
        await marked(page, AWARD + SUPPLY);
        await driver.buttonShows(page, '2');
        await page.evaluate((text) => {
          document.querySelector('#end').textContent = text;
        }, AWARD);
        await marked(page, AWARD + AWARD);
      }));

    /** How many elements are styled for marks. */
    const styled = (page) =>
      page.evaluate(() => {
        const rules = document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
        const selectors = rules.map(({ selectorText }) => selectorText.replace(/::highlight\(\w+\)/g, ''));
        return new Set(selectors.flatMap((selector) => [...document.querySelectorAll(selector)])).size;
      });

    test('thousands of paragraphs without any id: few are styled anew for a mark, and it is seen also when others come before', () =>
      open(async (page) => {
        await page.evaluate((text) => {
          const many = document.createElement('section');
          many.innerHTML = `${'<p>The ferry was late again, and nobody minded.</p>'.repeat(6_000)}<p>${text}</p>`;
          document.body.append(many);
        }, SUPPLY);
        await driver.press(page);
        await marked(page, AWARD + SUPPLY);
        assert.deepEqual(await unseen(page), []);
        // Firefox knows no such rule that would spare it anything.
        if (browser === 'chrome') assert.equal(await styled(page), 2);
        for (let times = 1; times <= 3; times++) {
          await page.evaluate(() => document.querySelector('section > p').before(document.createElement('figure')));
          assert.deepEqual(await unseen(page), [], 'not for a moment');
          if (browser === 'chrome' && times < 3) assert.equal(await styled(page), 2);
        }
        assert.ok((await styled(page)) > 6_000, 'by what does not change when others come again and again');
      }));

    // A hundred in one list, and one each in entries that have nothing to tell them apart.
    const MANY = 100;
    const ENTRIES = 20;
    const manyMarks = async (page) => {
      await page.evaluate(
        (text, claims, entries) => {
          const plain = (times) => '<p>The ferry was late again, and nobody minded.</p>'.repeat(times);
          const many = Object.assign(document.createElement('section'), { id: 'many' });
          many.innerHTML = Array.from({ length: claims }, (_, i) => `${plain(20 + (i % 7))}<p>${text}</p>`).join('');
          const others = document.createElement('section');
          others.innerHTML = Array.from({ length: 40 * entries }, (_, i) => `<div>${i % 40 === 39 ? `${plain(1)}<p>${text}</p>` : plain(2)}</div>`).join('');
          // A name that only a script can write.
          const odd = document.createElementNS('http://www.w3.org/1999/xhtml', 'DIV');
          odd.append(others);
          document.body.append(many, odd);
        },
        SUPPLY,
        MANY,
        ENTRIES,
      );
      await driver.press(page);
      await marked(page, AWARD + SUPPLY.repeat(MANY + ENTRIES));
      assert.deepEqual(await unseen(page), []);
      if (browser === 'chrome') assert.equal(await styled(page), 1 + MANY + ENTRIES);
    };

    test('so it is for many marks, in one list and in entries; what comes last styles nothing anew', () =>
      open(async (page) => {
        await manyMarks(page);
        await page.evaluate(() => document.querySelector('section').append(document.createElement('p'), document.createElement('p')));
        assert.deepEqual(await unseen(page), []);
        if (browser === 'chrome') assert.equal(await styled(page), 1 + MANY + ENTRIES);
      }));

    test('marks that come one after the other are styled alone, however many have come', () =>
      open(async (page) => {
        await page.evaluate(() => {
          const many = document.createElement('section');
          many.innerHTML = '<p>The ferry was late again, and nobody minded.</p>'.repeat(2_000);
          document.body.append(many);
        });
        await driver.press(page);
        await driver.buttonShows(page, '1');
        for (let claims = 2; claims <= 34; claims++) {
          await page.evaluate((text) => document.querySelector('section').append(Object.assign(document.createElement('p'), { textContent: text })), SUPPLY);
          await marked(page, AWARD + SUPPLY.repeat(claims - 1));
        }
        assert.deepEqual(await unseen(page), []);
        if (browser === 'chrome') assert.equal(await styled(page), 34);
      }));

    for (const [what, change] of Object.entries({
      'is put last elsewhere': () => document.querySelectorAll('section')[1].append(document.querySelector('section').lastChild),
      'stands in what is put elsewhere': () => document.body.append(document.querySelector('section')),
      'stands in what takes another id': () => Object.assign(document.querySelector('#many'), { id: 'list' }),
      'stands after what goes': () => document.querySelector('section > p').remove(),
    }))
      test(`a mark that ${what} is seen, not for a moment it is not`, () =>
        open(async (page) => {
          await manyMarks(page);
          await page.evaluate(change);
          assert.deepEqual(await unseen(page), []);
        }));

    test('5 MB of text: claims at its beginning, in its middle and at its end are marked', () =>
      open(async (page) => {
        const length = await page.evaluate((text) => {
          const filler = 'The ferry was late again and nobody at the harbour minded very much. '.repeat(18);
          const paragraph = (words) => Object.assign(document.createElement('p'), { textContent: words });
          const long = document.createElement('div');
          for (let i = 0; i < 4_200; i++) {
            long.append(paragraph(filler));
            if (i === 2_100 || i === 4_199) long.append(paragraph(text));
          }
          document.querySelector('article').append(long);
          return document.body.textContent.length;
        }, SUPPLY);
        assert.ok(length > 5_000_000, `${length}`);
        await driver.press(page);
        await marked(page, AWARD + SUPPLY + SUPPLY);
        await driver.buttonShows(page, '3');
        await driver.press(page);
        await marksGone(page);
      }));

    test(`${TABS} tabs of which three are on: each of these has its own marks and count`, async () => {
      const pages = [];
      for (let i = 0; i < 3; i++) pages.push(await driver.visit(server.address('living.html')));
      const closeBehind = await driver.openBehind(pages[0], server.address('quiet.html'), TABS - 3);
      for (const page of pages) {
        await driver.press(page);
        await marked(page, AWARD);
      }
      await pages[1].evaluate((text) => {
        document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text }));
      }, SUPPLY);
      await driver.stopBackground();
      await driver.buttonShows(pages[1], '2');
      await driver.buttonShows(pages[0], '1');
      await driver.press(pages[2]);
      await marksGone(pages[2]);
      await driver.buttonShows(pages[2], '');
      await marked(pages[0], AWARD);
      const quiet = await driver.visit(server.address('strict.html'));
      assert.equal((await driver.button(quiet)).badge, '');
      assert.equal(await markedText(quiet), '');
      await quiet.close();
      await closeBehind();
      for (const page of pages) await page.close();
    });

    test('while nothing happens on a page with its marks on, no code of ours runs', { skip: browser === 'firefox' && 'it does not tell what ran' }, () =>
      open(async (page) => {
        await driver.press(page);
        await marksShown(page);
        await driver.buttonShows(page, '1');
        /** How often our reader was called while `act` ran. */
        const calls = async (act) => {
          await page.tracing.start({ categories: ['devtools.timeline'] });
          await act();
          const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
          return traceEvents.filter(({ name, args }) => name === 'FunctionCall' && args.data?.url?.includes(driver.id)).length;
        };
        const frames = () =>
          page.evaluate(async () => {
            for (let i = 0; i < 150; i++) await new Promise(requestAnimationFrame);
          });
        // What the marks brought about has come to rest.
        await frames();
        assert.equal(await calls(frames), 0);
        assert.ok((await calls(() => page.mouse.move(300, 300).then(() => page.mouse.move(310, 310)))) > 0, 'calls are seen');
      }));
  });
}
