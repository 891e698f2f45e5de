// Frames of other sites whose permission the reader gave: they are marked with the page that they are in, the card stands
// in the frame's own window, and the button counts their claims with those of the page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, domOf, markedText, sheets, squeeze } from './marks.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';

for (const browser of BROWSERS) {
  describe(`frames of other sites: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    let server;
    const open = stage(browser, (set) => ({ driver, server } = set), { silent: true });
    const elsewhere = (name) => server.address(name).replace('127.0.0.1', 'localhost');
    const inFrame = async (page, id) => (await page.$(`#${id}`)).contentFrame();
    const marked = (frame, words) =>
      until(`marks on «${words}»`, async () => (await markedText(frame)) === squeeze(words));
    /** Puts a frame into the page and waits until it has loaded. */
    const addFrame = (page, id, address, more = {}) =>
      page.evaluate(
        (id, src, more) =>
          new Promise((loaded) => {
            const frame = Object.assign(document.createElement('iframe'), { id, src, onload: loaded, width: 600, ...more });
            document.querySelector('#feed').append(frame);
          }),
        id,
        address,
        more,
      );
    /** How many cards are open in a frame, or in the page. */
    const hosts = (frame) => frame.evaluate(() => document.querySelectorAll('html > div[popover]:popover-open').length);
    const settings = async (act) => {
      const page = await driver.visitOwn('options.html#site=http://localhost');
      await act(page);
      await page.close();
    };
    const allow = () =>
      settings(async (page) => {
        await driver.giveSite(page, 'http://localhost');
        await until('the site', () => page.evaluate(() => document.querySelector('.sites button') !== null));
      });

    test('without it they are left alone; with it they are marked, counted and taken along', async () => {
      await open('living.html', async (page) => {
        await addFrame(page, 'other', elsewhere('inner.html'));
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await marked(await inFrame(page, 'other'), '');
      });
      await allow();
      await open('living.html', async (page) => {
        await addFrame(page, 'other', elsewhere('inner.html'));
        await addFrame(page, 'own', server.address('inner.html'));
        await addFrame(page, 'sandboxed', elsewhere('inner.html'), { sandbox: '' });
        await addFrame(page, 'speck', elsewhere('inner.html'), { width: 1, height: 1 });
        const other = await inFrame(page, 'other');
        const before = await Promise.all([page, other].map(domOf));
        assert.equal(await markedText(other), '', 'before the button is pressed');
        await driver.press(page);
        await driver.buttonShows(page, '3');
        await marked(page, AWARD);
        await marked(other, SUPPLY);
        await marked(await inFrame(page, 'own'), SUPPLY);
        for (const id of ['sandboxed', 'speck']) assert.equal(await sheets(await inFrame(page, id)), 0, id);
        assert.deepEqual(await Promise.all([page, other].map(domOf)), before);
        await driver.press(page);
        await driver.buttonShows(page, '');
        await marked(page, '');
        await marked(other, '');
        assert.equal(await sheets(other), 0);
        await driver.press(page);
        await driver.buttonShows(page, '3');
        await marked(other, SUPPLY);
      });
    });

    test('the card stands in the frame', () =>
      open('living.html', async (page) => {
        await addFrame(page, 'other', elsewhere('inner.html'), { height: 500 });
        await driver.press(page);
        await driver.buttonShows(page, '2');
        const other = await inFrame(page, 'other');
        await marked(other, SUPPLY);
        await claimRect(other, 'ICE agents');
        const claim = await other.$('#inner');
        await claim.click({ offset: { x: 20, y: 8 } });
        await until('the card in the frame', async () => (await hosts(other)) === 1);
        assert.equal(await hosts(page), 0);
        await page.keyboard.press('Escape');
        await until('the card to go', async () => (await hosts(other)) === 0);
      }));

    test('the panel lists them after those of the page, leads to them, and takes their marks away and back', () =>
      open('living.html', async (page) => {
        await page.evaluate(() => {
          document.querySelector('#feed').style.paddingTop = '2000px';
        });
        await addFrame(page, 'other', elsewhere('inner.html'), { height: 400 });
        const other = await inFrame(page, 'other');
        await driver.press(page);
        await driver.buttonShows(page, '2');
        const panel = await driver.openPanel(page);
        const listed = (count) =>
          panel.until(`${count} claims`, (document, count) => document.querySelectorAll('.claims > li').length === count, count);
        await listed(2);
        const [own, its] = await panel.read((document) => [...document.querySelectorAll('.claims > li')].map(({ innerText }) => innerText));
        assert.ok(own.includes(AWARD) && !own.includes('In a frame'), own);
        assert.ok(its.includes(SUPPLY) && its.includes(`In a frame of ${new URL(elsewhere('')).host}.`), its);
        const isInSight = () =>
          page.evaluate(() => {
            const { top } = document.querySelector('#other').getBoundingClientRect();
            return top >= 0 && top < innerHeight;
          });
        assert.equal(await isInSight(), false);
        await panel.press('.claims > li:nth-child(2) button.sentence');
        await until('the frame in sight', isInSight);
        await panel.press('.claims > li:nth-child(2) .dismiss');
        await listed(1);
        await driver.buttonShows(page, '1');
        await marked(other, '');
        await panel.press('.dismissed .undo');
        await listed(2);
        await driver.buttonShows(page, '2');
        await marked(other, SUPPLY);
        await page.evaluate(() => document.querySelector('#other').remove());
        await listed(1);
        await driver.buttonShows(page, '1');
        await driver.closePanel();
      }));

    test('the keys go through them after the page, as the panel lists them, and around', () =>
      open('living.html', async (page) => {
        await page.evaluate(() => {
          document.querySelector('#feed').style.paddingTop = '2000px';
        });
        await addFrame(page, 'one', elsewhere('inner.html'), { height: 400 });
        await addFrame(page, 'silent', elsewhere('quiet.html'), { height: 400 });
        await addFrame(page, 'two', elsewhere('strict.html'), { height: 400 });
        await driver.press(page);
        await driver.buttonShows(page, '3');
        const panel = await driver.openPanel(page);
        await panel.until('three claims', (document) => document.querySelectorAll('.claims > li').length === 3);
        const listed = await panel.read((document) => [...document.querySelectorAll('.claims > li')].map(({ innerText }) => innerText));
        await driver.closePanel();
        const isSupply = listed.slice(1).map((text) => text.includes(SUPPLY));
        assert.deepEqual(isSupply.toSorted(), [false, true]);
        const names = ['page', ...isSupply.map((isOne) => (isOne ? 'one' : 'two'))];
        const places = new Map([['page', page], ['one', await inFrame(page, 'one')], ['two', await inFrame(page, 'two')]]);
        const opened = async () => {
          const counts = await Promise.all([...places].map(async ([name, place]) => [name, await hosts(place)]));
          return counts.flatMap(([name, count]) => Array(count).fill(name)).join();
        };
        const cardIn = (name) => until(`the card in ${name} alone`, async () => (await opened()) === name);
        for (const name of [...names, ...names]) {
          await driver.command(page, 'next');
          await cardIn(name);
        }
        // It was the last one.
        for (const name of [names[1], names[0], names[2]]) {
          await driver.command(page, 'previous');
          await cardIn(name);
        }
        // The card has the keyboard, wherever it stands.
        await page.keyboard.press('Escape');
        await cardIn('');
        await driver.command(page, 'next');
        await cardIn('page');
        await page.keyboard.press('Escape');
        await cardIn('');
        // From the card that the mouse opened.
        await page.evaluate(() => document.querySelector('#one').scrollIntoView({ block: 'center', behavior: 'instant' }));
        await (await places.get('one').$('#inner')).click({ offset: { x: 20, y: 8 } });
        await cardIn('one');
        await driver.command(page, 'next');
        await cardIn(names[(names.indexOf('one') + 1) % 3]);
        // One that has gone is passed over.
        await page.evaluate(() => document.querySelector('#two').remove());
        await driver.buttonShows(page, '2');
        places.delete('two');
        for (const name of ['one', 'page', 'one']) {
          await driver.command(page, 'next');
          await cardIn(name);
        }
      }));

    test('one that is hidden at first and shown later', () =>
      open('living.html', async (page) => {
        await addFrame(page, 'other', elsewhere('inner.html'), { hidden: true });
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await page.evaluate(() => {
          document.querySelector('#other').hidden = false;
        });
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'other'), SUPPLY);
      }));

    test('one below the fold that has no size before it has loaded is counted before it is seen', () =>
      open('living.html', async (page) => {
        await page.evaluate(() => {
          document.querySelector('#feed').style.paddingTop = '6000px';
        });
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await addFrame(page, 'other', elsewhere('inner.html'), { width: 0, height: 0 });
        await page.evaluate(() => {
          document.querySelector('#other').width = 600;
          document.querySelector('#other').height = 150;
        });
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'other'), SUPPLY);
      }));

    test('one that comes late, goes elsewhere, changes, and goes', () =>
      open('living.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await addFrame(page, 'other', elsewhere('inner.html'));
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'other'), SUPPLY);
        await (await inFrame(page, 'other')).evaluate((text) => {
          document.body.append(Object.assign(document.createElement('p'), { textContent: text }));
        }, AWARD);
        await driver.buttonShows(page, '3');
        await marked(await inFrame(page, 'other'), SUPPLY + AWARD);
        await page.evaluate((address) => {
          document.querySelector('#other').src = address;
        }, elsewhere('quiet.html'));
        await driver.buttonShows(page, '1');
        await page.evaluate((address) => {
          document.querySelector('#other').src = address;
        }, elsewhere('strict.html'));
        await driver.buttonShows(page, '2');
        await marked(await inFrame(page, 'other'), AWARD);
        await page.evaluate(() => document.querySelector('#other').remove());
        await driver.buttonShows(page, '1');
      }));

    // Chromium runs a script in one frame in twenty before it knows how large the frame is; below the fold it tells it later.
    test('of many that load at once none is left out', () =>
      open('living.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await page.evaluate((src) => {
          const frames = Array.from({ length: 20 }, () => Object.assign(document.createElement('iframe'), { src }));
          document.querySelector('#feed').style.paddingTop = '6000px';
          document.querySelector('#feed').append(...frames);
        }, elsewhere('inner.html'));
        await driver.buttonShows(page, '21');
      }));

    // With 23 processes at once the driver of Chromium now and then never gets hold of one (3 runs in 7, loaded machine).
    const skip = browser === 'chrome' && 'its driver loses frames among so many';
    test('of very many so many are read, the panel says that others were not, and they follow where some go', { skip }, () =>
      open('living.html', async (page) => {
        const names = Array.from({ length: 23 }, (_, at) => `many${at}`);
        await Promise.all(names.map((name) => addFrame(page, name, elsewhere('inner.html'), { width: 300, height: 60 })));
        const marks = async () => {
          const found = [];
          for (const { name, frame } of frames) if ((await markedText(frame)) !== '') found.push(name);
          return found;
        };
        await driver.press(page);
        await driver.buttonShows(page, '21');
        // Only now: so many frames at once are found before the processes that show them are.
        const frames = await Promise.all(names.map(async (name) => ({ name, frame: await inFrame(page, name) })));
        const panel = await driver.openPanel(page);
        const notice = (isThere) =>
          panel.until(`a notice: ${isThere}`, (document, isThere) =>
            document.querySelectorAll('.claims > li').length === 21 &&
            [...document.querySelectorAll('.notices:not([hidden]) li')].some(({ innerText }) => innerText.includes('More than 20 frames of other sites')) === isThere, isThere);
        await notice(true);
        const read = await until('twenty marked frames', async () => {
          const found = await marks();
          return found.length === 20 && found;
        });
        const remove = (...gone) => {
          frames.splice(0, frames.length, ...frames.filter(({ name }) => !gone.includes(name)));
          return page.evaluate((gone) => gone.forEach((id) => document.getElementById(id).remove()), gone);
        };
        await remove(read[3], read[11]);
        await until('two that waited', async () => (await marks()).length === 20);
        await notice(true);
        await remove(frames.find(({ name }) => !read.includes(name)).name);
        await until('all that are left', async () => (await marks()).length === 20);
        await notice(false);
        await driver.buttonShows(page, '21');
        await driver.closePanel();
      }));

    // Firefox gives no hold on its event page in the middle of a message.
    if (browser === 'chrome') {
      test('one whose word reaches the background just as it is stopped says it again', () =>
        open('living.html', async (page) => {
          await driver.press(page);
          await driver.buttonShows(page, '1');
          const worker = await driver.worker();
          await worker.client.send('Debugger.enable');
          const isHeld = new Promise((held) => worker.client.once('Debugger.paused', held));
          await worker.evaluate(() => {
            // Ours is called after the extension's own, which has begun to ask the page by then.
            chrome.runtime.onMessage.addListener(({ kind }) => {
              if (kind === 'frame') debugger;
            });
          });
          await addFrame(page, 'other', elsewhere('inner.html'));
          await isHeld;
          assert.equal(await markedText(await inFrame(page, 'other')), '');
          await driver.stopBackground();
          await driver.buttonShows(page, '2');
          await marked(await inFrame(page, 'other'), SUPPLY);
        }));
    }

    test('while the page is not marked, one that loads is not either', () =>
      open('living.html', async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await driver.press(page);
        await driver.buttonShows(page, '');
        await addFrame(page, 'other', elsewhere('inner.html'));
        const other = await inFrame(page, 'other');
        await other.evaluate(async () => {
          // A frame out of sight may be given no idle time of its own.
          for (let i = 0; i < 20; i++) await new Promise((idle) => requestIdleCallback(idle, { timeout: 50 }));
        });
        assert.equal(await markedText(other), '');
        assert.equal(await sheets(other), 0);
        await driver.press(page);
        await driver.buttonShows(page, '2');
      }));

    test('a page that is marked always has its frames of other sites marked', async () => {
      server.add(
        'holder.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><p>${AWARD}</p>
        <iframe id="other" src="${server.address('strict.html')}" width="600"></iframe></html>`,
      );
      const page = await driver.visit(elsewhere('holder.html'));
      // Only the page's own site is allowed, so the frame of 127.0.0.1 is left alone.
      await driver.buttonShows(page, '1');
      await page.close();
      server.add(
        'twice.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><p>${AWARD}</p>
        <iframe id="between" src="${server.address('between.html')}" width="600"></iframe></html>`,
      );
      server.add(
        'between.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Between</title><p>${AWARD}</p>
        <iframe id="inner" src="${elsewhere('inner.html')}" width="500"></iframe></html>`,
      );
      const nested = await driver.visit(elsewhere('twice.html'));
      await driver.buttonShows(nested, '2');
      const between = await inFrame(nested, 'between');
      await marked(between, '');
      await marked(await inFrame(between, 'inner'), SUPPLY);
      await nested.close();
    });

    test('the permission taken back: a frame that loads is left alone, and what was marked goes with the page', () =>
      open('living.html', async (page) => {
        await addFrame(page, 'other', elsewhere('inner.html'));
        await driver.press(page);
        await driver.buttonShows(page, '2');
        await settings(async (own) => {
          await own.click('.sites button');
          await until('it to be taken back', () => own.evaluate(() => document.querySelector('.sites button') === null));
        });
        await page.bringToFront();
        await driver.press(page);
        await driver.buttonShows(page, '');
        await marked(await inFrame(page, 'other'), '');
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await marked(page, AWARD);
        assert.equal(await sheets(await inFrame(page, 'other')), 0);
      }));
  });
}
