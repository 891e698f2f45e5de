// The panel, the commands, the entry on selected text, and what the card's buttons do, in both browsers.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { TINT, claimRect, landings, markedText, marksIn, marksShown, noteLandings, squeeze } from './marks.mjs';
import { all, textOf, texts } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';

// Functions of the panel's document.
const listed = (document) => document.querySelectorAll('.claims > li:not([hidden])').length;
const said = (document) => document.querySelector('.status').textContent;
const heading = (document) => [...document.querySelectorAll('h1')].find((one) => one.checkVisibility())?.textContent;

for (const browser of BROWSERS) {
  describe(`panel and keys: ${browser}`, { timeout: 240_000 }, () => {
    let driver;
    let server;
    const open = stage(browser, (set) => ({ driver, server } = set));
    const markOn = async (page) => {
      await driver.press(page);
      await marksShown(page);
    };
    /** Whether a sentence of the page is tinted, to show where it is. */
    const isSetOff = async (page) => (await marksIn(page)).some(({ style }) => TINT.test(style));
    const select = (page, text) =>
      page.evaluate((text) => {
        const line = document.createElement('p');
        line.textContent = text;
        document.querySelector('article, body').prepend(line);
        line.scrollIntoView({ block: 'center', behavior: 'instant' });
        getSelection().selectAllChildren(line);
      }, text);

    test('the panel lists the claims of the tab in front, and says how to switch on a tab that is not', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const { badge } = await driver.buttonShows(page, /^\d+$/);
        const panel = await driver.openPanel(page);
        const title = await panel.until('the heading', heading);
        assert.match(title, /^Who builds the machinery/);
        assert.equal(await panel.read(listed), Number(badge));
        assert.equal(await panel.read(said), `${badge} claims`);
        assert.match(
          await panel.read((document) => document.querySelector('.compared').textContent),
          /three documents\. Compared with 3 documents, the latest of January 2026\.$/,
        );
        const first = await panel.read((document) => document.querySelector('.claim').innerText);
        for (const part of [/^Documented/, /On record/, /MHTN Times · September 2025 \(inferred\) · paragraph \d+/]) {
          assert.match(first, part);
        }

        await open('quiet.html', async (other) => {
          await panel.until('the way to switch on', (document) =>
            /Not switched on[^]*Press the Onrecord button in the toolbar, or .*O,/.test(document.body.innerText));
          await driver.press(other);
          await panel.until('what was found', (document) => /makes? (no|a) claim/.test(document.body.innerText));
          await other.bringToFront();
        });
        await page.bringToFront();
        await panel.until('the first tab again', (document) => document.querySelectorAll('.claims > li:not([hidden])').length > 4);
        await driver.press(page);
        await panel.until('that it is off', (document) => /^Not switched on/.test(document.body.innerText.trim()));
      }));

    test('the panel narrows to standings and to words, and says how many are left', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const panel = await driver.openPanel(page);
        const all = Number((await driver.buttonShows(page, /^\d+$/)).badge);
        await panel.until('the list', listed);
        const counts = await panel.read((document) =>
          ['documented', 'attributed', 'not-documented', 'silent'].map((name) =>
            Number(document.querySelector(`.choice.${name} .count`).textContent)),
        );
        assert.equal(counts.reduce((sum, count) => sum + count), all);

        await panel.press('.choice.silent');
        assert.equal(await panel.read(listed), counts[3]);
        assert.match(await panel.read(said), new RegExp(`^${counts[3]} of ${all} claims shown`));
        await panel.press('.choice.documented');
        assert.equal(await panel.read(listed), counts[0] + counts[3]);
        await panel.press('.choice.silent');
        await panel.press('.choice.documented');
        assert.equal(await panel.read(listed), all);

        await panel.type('.search', 'CLEARVIEW protests');
        assert.equal(await panel.read(listed), 1);
        await panel.type('.search', 'no such words');
        assert.match(await panel.read((document) => document.querySelector('.empty').innerText), /No claim fits/);
        await panel.type('.search', '');
        assert.equal(await panel.read(listed), all);
      }));

    test('the panel brings a sentence into sight in the page', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const panel = await driver.openPanel(page);
        await panel.until('the list', listed);
        await noteLandings(page);
        let times = 0;
        const inSight = async (number) => {
          const text = await panel.until('the entry', (document, number) => {
            const entry = document.querySelectorAll('.claims > li')[number];
            return entry.ariaCurrent === 'true' && entry.querySelector('.sentence').textContent;
          }, number);
          const landing = await until('the landing', async () => (await landings(page))[times]);
          times++;
          assert.equal(squeeze(landing.text), squeeze(text));
          assert.ok(landing.isInSight);
        };
        await panel.press('.step:last-child');
        await inSight(0);
        await panel.press('.step:last-child');
        await inSight(1);
        await panel.press('.step:first-child');
        await inSight(0);
        await panel.press('.claims > li:last-child .sentence');
        await inSight((await panel.read(listed)) - 1);
        assert.ok((await page.evaluate(() => scrollY)) > 0);
        assert.equal(await driver.shown(page), null);
        // It goes away by itself.
        await until('the tint to go', async () => !(await isSetOff(page)));
      }));

    test('where the reader chose that, the panel opens with the marks, also when the background was stopped', async () => {
      const choose = async () => {
        const settings = await driver.visitOwn('options.html#settings');
        await settings.click('input[name=panel]');
        await until('the setting to be kept', () => settings.evaluate(() => document.querySelector('.status').textContent !== ''));
        await settings.close();
      };
      await driver.closePanel();
      await choose();
      await open('sample.html', async (page) => {
        await driver.stopBackground();
        await markOn(page);
        const panel = await driver.thePanel();
        await panel.until('the list', listed);
        await driver.closePanel();
        await driver.press(page);
        await driver.buttonShows(page, '');
        // In Firefox nothing can be asked before the panel is opened, as the setting says.
        if (browser === 'chrome') assert.ok(!driver.panelIsOpen(), 'not with a press that takes the marks away');
      });
      await choose();
      await driver.closePanel();
      await open('sample.html', async (page) => {
        await markOn(page);
        await driver.buttonShows(page, /^\d+$/);
        assert.ok(!(await driver.panelIsOpen()), 'not when the choice was taken back');
      });
    });

    test('on paper the panel is a report: nothing to press, nothing folded', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const panel = await driver.openPanel(page);
        await panel.until('the list', listed);
        await panel.paper(true);
        const paper = await panel.until('the print style', (document) => {
          const shows = (selector) => [...document.querySelectorAll(selector)].some((one) => one.checkVisibility());
          return !shows('.tools') && {
            buttons: shows('.actions, .print'),
            folded: [...document.querySelectorAll('details > section')].every((one) => one.getBoundingClientRect().height > 0),
            address: document.querySelector('.address').innerText,
            levels: [...document.querySelectorAll('h1, h2, h3')].filter((one) => one.checkVisibility()).map((one) => one.localName).slice(0, 3),
          };
        });
        await panel.paper(false);
        assert.deepEqual(paper, {
          buttons: false,
          folded: true,
          address: server.address('sample.html'),
          levels: ['h1', 'h2', 'h3'],
        });
      }));

    test('by the keyboard alone: from claim to claim, through the card, and back to where the focus was', () =>
      open('sample.html', async (page) => {
        await page.focus('article a[href]');
        await markOn(page);
        const sentence = (card) => texts(card, 'blockquote')[0];
        const stepTo = async (name, from) => {
          await driver.command(page, name);
          const card = await until('another card', async () => {
            const shown = await driver.shown(page);
            return shown && sentence(shown) !== from && shown;
          });
          assert.ok(await driver.on(page, card, '(card) => card.getRootNode().activeElement === card'), 'it has the focus');
          return card;
        };
        const first = await stepTo('next', '');
        const second = await stepTo('next', sentence(first));
        const again = await stepTo('previous', sentence(second));
        assert.equal(sentence(again), sentence(first));

        // Tab goes through the card: its close button first.
        await page.keyboard.press('Tab');
        assert.ok(await driver.on(page, again, '(card) => card.getRootNode().activeElement.className === "close"'));
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
        assert.equal(await page.evaluate(() => document.activeElement.localName), 'a');
      }));

    test('a key pressed right after the button goes to the first claim, and takes nothing away', () =>
      open('sample.html', async (page) => {
        await driver.press(page);
        await driver.command(page, 'next');
        await driver.cardShown(page);
        assert.ok((await marksIn(page)).length > 0);
      }));

    test('a card stays open while the page around its sentence changes, and goes with the sentence', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const claim = await claimRect(page, 'ICE awarded Palantir');
        await page.mouse.click(claim.x, claim.y);
        await driver.cardShown(page);
        const { badge } = await driver.buttonShows(page, /^\d+$/);
        await page.evaluate((text) => {
          const line = document.createElement('p');
          line.textContent = text;
          document.querySelector('article h1').after(line);
        }, AWARD);
        await driver.buttonShows(page, new RegExp(`^(?!${badge}$)`));
        assert.match(texts(await driver.cardShown(page), 'blockquote')[0], /^ICE awarded Palantir a contract/);
        await until('the card beside its sentence', async () => {
          const { box } = await driver.cardShown(page);
          const { top, bottom } = await page.evaluate(() => {
            const line = [...document.querySelectorAll('article p')].find(({ textContent }) => textContent.includes('She began'));
            const range = new Range();
            range.setStart(line.firstChild, line.firstChild.data.indexOf('ICE awarded'));
            range.setEnd(line.lastChild, line.lastChild.data.indexOf('screen.'));
            const { top, bottom } = range.getBoundingClientRect();
            return { top, bottom };
          });
          return Math.abs(box.top - bottom) < 20 || Math.abs(top - box.bottom) < 20;
        });
        await page.evaluate(() => {
          [...document.querySelectorAll('article p')].find(({ textContent }) => textContent.includes('She began')).remove();
        });
        await driver.cardGone(page);
      }));

    test('by touch: a tap opens the card, a tap on its button closes it, and so does one elsewhere', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const claim = await claimRect(page, 'ICE awarded Palantir');
        await page.touchscreen.tap(claim.x, claim.y);
        const card = await driver.cardShown(page);
        for (const line of claim.lines) assert.ok(card.box.top >= line.bottom || card.box.bottom <= line.top);
        const [close] = all(card, '.close');
        const { left, right, top, bottom } = await driver.boxOf(page, close);
        await page.touchscreen.tap((left + right) / 2, (top + bottom) / 2);
        await driver.cardGone(page);
        await page.touchscreen.tap(claim.x, claim.y);
        await driver.cardShown(page);
        await page.touchscreen.tap(20, 400);
        await driver.cardGone(page);
      }));

    test('what is selected is weighed by itself, and answered also where it makes no claim', () =>
      open('quiet.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '0');
        await driver.press(page);
        await driver.buttonShows(page, '');
        const ask = async (text) => {
          await select(page, text);
          await driver.askAboutSelection(page);
          const card = await until('the answer', async () => {
            const shown = await driver.shown(page);
            return shown && texts(shown, 'blockquote')[0] === text && shown;
          });
          const [line] = await page.evaluate(() =>
            [...getSelection().getRangeAt(0).getClientRects()].map(({ top, bottom }) => ({ top, bottom })));
          assert.ok(card.box.top >= line.bottom || card.box.bottom <= line.top, 'it does not cover what was selected');
          return card;
        };
        const award = await ask(AWARD);
        assert.deepEqual(texts(award, 'h2'), ['Documented']);
        assert.match(textOf(award), /Compared with 3 documents/);
        assert.deepEqual(texts(award, '.dismiss'), [], 'there is no mark to dismiss');

        const oneSide = await ask('Palantir opened an office in Denver.');
        assert.deepEqual(texts(oneSide, 'h2'), ['No claim found']);
        assert.match(textOf(oneSide), /name an agency or a vendor, but do not say/);
        const neither = await ask('The ferry leaves at seven.');
        assert.match(textOf(neither), /name no agency and no vendor/);
        assert.match(textOf(neither), /Compared with 3 documents/);
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
        assert.equal((await driver.button(page)).badge, '', 'the button counts the page, not the selection');
      }));

    test('a sentence that was dismissed stays unmarked on that page until that is undone', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const { badge } = await driver.buttonShows(page, /^\d+$/);
        const claim = await claimRect(page, 'ICE awarded Palantir');
        await page.mouse.click(claim.x, claim.y);
        const [dismiss] = all(await driver.cardShown(page), '.dismiss');
        await driver.pressIn(page, dismiss);
        await driver.cardGone(page);
        const isMarked = async () => (await markedText(page)).includes(squeeze('ICE awarded Palantir a contract'));
        await until('the mark to go', async () => !(await isMarked()));
        await driver.buttonShows(page, String(badge - 1));

        await page.reload();
        await markOn(page);
        assert.equal(await isMarked(), false);
        await driver.buttonShows(page, String(badge - 1));

        const panel = await driver.openPanel(page);
        await panel.until('the dismissed one', (document) =>
          document.querySelector('.dismissed:not([hidden]) .sentence')?.textContent.startsWith('ICE awarded Palantir'));
        await panel.press('.dismissed .undo');
        await until('the mark', isMarked);
        await panel.until('none dismissed', (document) => document.querySelector('.dismissed').hidden);
        await driver.buttonShows(page, String(badge));
        await page.reload();
        await markOn(page);
        assert.equal(await isMarked(), true);
      }));

    test('the card copies what it says, with its source', () =>
      open('sample.html', async (page) => {
        await markOn(page);
        const claim = await claimRect(page, '$300');
        await page.mouse.click(claim.x, claim.y);
        const card = await driver.cardShown(page);
        await driver.pressIn(page, all(card, '.copy')[0]);
        await until('that it was copied', async () => texts(await driver.shown(page), '.copy')[0] === 'Copied');
        await page.keyboard.press('Escape');
        // What the clipboard holds is seen by pasting it.
        await page.evaluate(() => {
          const field = document.createElement('textarea');
          document.body.prepend(field);
          field.focus();
        });
        await page.keyboard.down('Control');
        await page.keyboard.press('KeyV');
        await page.keyboard.up('Control');
        const pasted = await until('what was pasted', () => page.evaluate(() => document.querySelector('textarea').value));
        for (const part of [/\$300 million/, /sample\.html/, /^Documented, but it differs: /m, /^Amount differs: /m,
          /MHTN Times · September 2025 \(inferred\) · paragraph 11\nhttps:\/\/mhtntimes\.com\//, /Compared with 3 documents/]) {
          assert.match(pasted, part);
        }
      }));
  });
}
