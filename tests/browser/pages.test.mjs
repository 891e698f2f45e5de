// The pages of the extension in both browsers: the corpus, the settings and what they do in open tabs, the first page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, markedText, marksIn, marksShown } from './marks.mjs';
import { textOf } from './shadow.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const browser of BROWSERS) {
  describe(browser, { timeout: 240_000 }, () => {
    let driver;
    let server;
    const open = stage(browser, (set) => ({ driver, server } = set));

    const own = async (path, act) => {
      const page = await driver.visitOwn(path);
      try {
        await act(page);
      } finally {
        await page.close();
      }
    };
    const marked = (name, act) =>
      open(name, async (page) => {
        await driver.press(page);
        await marksShown(page);
        await act(page);
      });
    const texts = (page, selector) =>
      page.evaluate((selector) => [...document.querySelectorAll(selector)].map((found) => found.innerText.trim()), selector);
    const findings = (page) => texts(page, '.findings > li');
    const says = (page, selector, wanted) =>
      until(`${selector} to say ${wanted}`, async () => (await texts(page, selector)).some((text) => wanted.test(text)));
    /** Puts the focus on a control, as by the Tab key, and presses keys there. */
    const press = async (page, selector, key) => {
      await page.focus(selector);
      await page.keyboard.press(key);
    };
    const setSetting = (page, selector) => page.click(selector).then(() => says(page, '.status', /./));
    /** Puts the stored settings back to what they were before anything was chosen. */
    const forget = (page) =>
      page.evaluate(async () => {
        const { storage } = globalThis.browser ?? globalThis.chrome;
        await Promise.allSettled([storage.sync.clear(), storage.local.clear()]);
      });

    test('the corpus page shows every finding with its standing, its source and what it does not show', () =>
      own('options.html', async (page) => {
        const all = await findings(page);
        assert.ok(all.length >= 50, `${all.length} findings`);
        for (const text of all) assert.match(text, /^(Documented|Attributed|Not documented)\n/);
        const links = await page.evaluate(() => [...document.querySelectorAll('.source a')].map(({ href, rel }) => [href, rel]));
        assert.ok(links.length >= all.length);
        for (const [href, rel] of links) {
          assert.match(href, /^https:\/\/.+/);
          assert.match(rel, /noopener/);
        }
        assert.ok(links.some(([href]) => href.includes('#:~:text=')), 'links open at the passage');
        assert.ok(all.some((text) => /What this does not show/.test(text)));
        assert.equal((await texts(page, '.documents > li')).length, 3);
        for (const text of await texts(page, '.documents > li')) assert.match(text, /inferred/);
        assert.doesNotMatch((await texts(page, 'main')).join(), /\b(true|false)\b|[✓✔✗✘]/i);
      }));

    test('search and filters narrow the list, say how many are left, and stand in the address', () =>
      own('options.html', async (page) => {
        const all = (await findings(page)).length;
        await page.type('input[type=search]', 'Census');
        await says(page, 'p.count', new RegExp(`^1 finding of ${all}$`));
        assert.match((await findings(page))[0], /census/i);
        assert.match(await page.evaluate(() => location.hash), /search=Census/);
        await page.click('.filters button');
        await says(page, 'p.count', new RegExp(`^${all} findings of ${all}$`));

        await page.select('.filters label:nth-of-type(5) select', 'attributed');
        await says(page, 'p.count', new RegExp(`^\\d+ findings of ${all}$`));
        const attributed = await until('the list', async () => {
          const list = await findings(page);
          return list.length < all && list;
        });
        for (const text of attributed) assert.match(text, /^Attributed/);
        await page.select('.filters label:nth-of-type(2) select', 'openai-ice-factcheck');
        await until('a shorter list', async () => (await findings(page)).length < attributed.length);
        for (const text of await findings(page)) assert.match(text, /Factually/);

        await page.evaluate(() => history.back());
        await until('the list before', async () => (await findings(page)).length === attributed.length);
      }));

    test('the picture says in words where the corpus stands on a pair, and leads to its findings', () =>
      own('options.html', async (page) => {
        const cell = (vendor, agency) => `.matrix a[data-vendor="${vendor}"][data-agency="${agency}"]`;
        assert.match((await texts(page, cell('palantir', 'ice')))[0], /^Palantir and Immigration and Customs Enforcement:\s*documented/);
        assert.match((await texts(page, cell('openai', 'ice')))[0], /looked for, not documented/);
        assert.match((await texts(page, cell('palantir', 'dhs')))[0], /attributed/);

        await page.click(cell('openai', 'ice'));
        await until('its findings', async () => (await findings(page)).length < 20);
        const list = await findings(page);
        assert.ok(list.some((text) => text.startsWith('Not documented')));
        for (const text of list) assert.match(text, /Names: [^\n]*Immigration and Customs Enforcement/);
        assert.equal(await page.$eval(cell('openai', 'ice'), (link) => link.ariaCurrent), 'true');

        const silent = cell('anthropic', 'ice');
        assert.match((await texts(page, silent))[0], /silent$/);
        await page.click(silent);
        await says(page, 'p.count', /^Nothing in this corpus fits\. That says nothing about the matter itself/);
        assert.deepEqual(await findings(page), []);
        assert.equal(await page.$eval('.filters label:nth-of-type(3) select', ({ value }) => value), 'anthropic');

        const rows = async () => (await texts(page, '.matrix tbody tr')).length;
        const some = await rows();
        await page.click('#picture button');
        await until('all vendors', async () => (await rows()) > some + 50);
      }));

    test('a finding has an address that leads to it', () =>
      own('options.html#finding=dhs-locked-into-palantir', async (page) => {
        const focused = await page.evaluate(() => {
          const { id, innerText } = document.activeElement;
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return { id, innerText, isInSight: top >= 0 && bottom <= innerHeight };
        });
        assert.equal(focused.id, 'finding-dhs-locked-into-palantir');
        assert.match(focused.innerText, /^Attributed[^]*locked in[^]*Who says so: a former senior DHS official/);
        assert.ok(focused.isInSight);
        await page.evaluate(() => {
          location.hash = 'finding=nothing-of-the-kind';
        });
        await says(page, 'p.count', /no finding at the address «nothing-of-the-kind»/);
      }));

    test('settings hold at once in an open tab: which standings are marked, and how strongly', () =>
      marked('sample.html', (page) =>
        own('options.html#settings', async (settings) => {
          const lines = async () => (await marksIn(page)).map(({ style }) => style).filter((style) => style.includes('underline'));
          const has = async (form) => (await lines()).some((style) => style.includes(form));
          const { badge } = await driver.buttonShows(page, /^\d+$/);
          assert.equal(await has('dotted'), false, 'silent claims are unmarked unless asked for');
          assert.ok(await has('dashed'));

          await settings.bringToFront();
          await setSetting(settings, 'input[value=silent]');
          await until('silent claims to be marked', () => has('dotted'));
          await setSetting(settings, 'input[value=attributed]');
          await until('attributed claims to be unmarked', async () => !(await has('dashed')));
          await setSetting(settings, 'input[value=strong]');
          await until('strong marks', () => has('3px'));
          assert.equal((await driver.button(page)).badge, badge, 'the button counts all claims');

          // It is what the next page gets, and what the settings show when they are opened again.
          await marked('sample.html', async (next) => {
            const styles = (await marksIn(next)).map(({ style }) => style).join();
            assert.match(styles, /dotted/);
            assert.doesNotMatch(styles, /dashed/);
          });
          await own('options.html#settings', async (again) => {
            const checked = await again.$$eval('input:checked', (inputs) => inputs.map(({ value }) => value));
            assert.deepEqual(checked, ['documented', 'not-documented', 'silent', 'strong']);
          });
          await forget(settings);
          await until('the defaults', () => has('dashed'));
        }),
      ));

    test('the chosen language is spoken on every surface, and the browser’s again', () =>
      marked('sample.html', (page) =>
        own('options.html#settings', async (settings) => {
          const openCard = async () => {
            await page.bringToFront();
            const { x, y } = await claimRect(page, 'ICE awarded Palantir');
            await page.mouse.click(x, y);
            const said = textOf(await driver.cardShown(page));
            await page.keyboard.press('Escape');
            await driver.cardGone(page);
            return said;
          };
          assert.match(await openCard(), /Documented/);
          await settings.bringToFront();
          await settings.select('select[name=language]', 'es');
          await says(settings, 'h1', /^Ajustes$/);
          await says(settings, '.status', /^Guardado/);
          assert.equal(await settings.evaluate(() => document.documentElement.lang), 'es');
          await until('a Spanish card', async () => /Documentado/.test(await openCard()));
          await own('welcome.html', async (welcome) => says(welcome, 'h1', /^Qué significan las marcas$/));
          await own('options.html', async (corpus) => says(corpus, 'h1', /^Lo que consta aquí$/));
          await marked('sample.html', async (next) => {
            await until('a Spanish button', async () => /afirmaciones/.test((await driver.button(next)).title));
          });

          await settings.bringToFront();
          await settings.select('select[name=language]', '');
          await says(settings, 'h1', /^Settings$/);
          await until('an English card', async () => /Documented/.test(await openCard()));
          await forget(settings);
        }),
      ));

    test('settings that cannot be read stand at their defaults, are said, and are not overwritten', () =>
      own('options.html#settings', async (page) => {
        const store = (values) =>
          page.evaluate((values) => (globalThis.browser ?? globalThis.chrome).storage.sync.set(values), values);
        const stored = () =>
          page.evaluate(() => (globalThis.browser ?? globalThis.chrome).storage.sync.get(['marks', 'intensity']));
        await store({ marks: { broken: 1 }, intensity: 'faint' });
        await own('options.html#settings', async (again) => {
          await says(again, '.trouble', /could not be read and stand at their defaults/);
          const checked = await again.$$eval('input:checked', (inputs) => inputs.map(({ value }) => value));
          assert.deepEqual(checked, ['documented', 'attributed', 'not-documented', 'faint']);
          assert.deepEqual(await stored(), { marks: { broken: 1 }, intensity: 'faint' });
          await setSetting(again, 'input[value=strong]');
          assert.deepEqual(await stored(), { marks: { broken: 1 }, intensity: 'strong' });
          await setSetting(again, 'input[value=silent]');
          await until('what was chosen', async () => Array.isArray((await stored()).marks));
        });
        await own('options.html#settings', async (again) => assert.deepEqual(await texts(again, '.trouble'), []));
        await forget(page);
      }));

    test('a site whose permission is refused stays as it was', () =>
      own('options.html#settings', async (page) => {
        await refuse(page, '127.0.0.1');
        await says(page, '.site-status', /^The permission for http:\/\/127\.0\.0\.1 was not given\. Nothing has changed/);
        assert.deepEqual(await texts(page, '.sites li'), ['No site is marked always.']);
        const other = await driver.visit(server.address('strict.html'));
        assert.equal((await driver.button(other)).badge, '');
        assert.equal(await markedText(other), '');
        await other.close();
      }));

    /** Chromium's prompt cannot be reached from outside; it refuses by itself what no person's press asked for. */
    const refuse = async (page, site) => {
      if (browser === 'firefox') {
        await page.type('input[name=site]', `http://${site}`);
        await page.click('form.site button');
        await driver.answerPrompt(false);
        return;
      }
      const session = await page.createCDPSession();
      // A page that was loaded anew has seen no press yet, and what is run in it like this counts as none.
      await session.send('Page.reload');
      const run = async (expression) => {
        const { result } = await session.send('Runtime.evaluate', { expression, userGesture: false });
        return result.value;
      };
      await until('the page again', () => run(`document.readyState === 'complete' && document.forms.length > 0`));
      await run(`
        document.querySelector('input[name=site]').value = 'http://${site}';
        document.querySelector('form.site button').click();`);
    };

    test('what is not a site is not asked for', () =>
      own('options.html#settings', async (page) => {
        await page.type('input[name=site]', 'not a site');
        await page.keyboard.press('Enter');
        await says(page, '.site-status', /^«not a site» is not the address of a site/);
      }));

    /** Chromium makes a page ready, and then goes there. A session of our own would keep it from that. */
    const isMarkedOnceShown = async (page) => {
      const ready = '<script>onload = () => { localStorage.ready = document.prerendering; };</script>';
      server.add('ready.html', `<p>ICE agents use Clearview AI to recognize faces.</p>${ready}`);
      const address = server.address('ready.html');
      await page.evaluate((address) => {
        const rules = { prerender: [{ urls: [address], eagerness: 'immediate' }] };
        const script = Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: JSON.stringify(rules) });
        document.head.append(script);
      }, address);
      await until('the page to be ready', () => page.evaluate(() => localStorage.ready === 'true'));
      // Time enough to be read and counted, as if it were shown.
      const another = await driver.visit(server.address('strict.html'));
      await driver.buttonShows(another, '1');
      await another.close();
      await driver.buttonShows(page, '0');
      await page.evaluate((address) => {
        location.href = address;
      }, address);
      await driver.buttonShows(page, '1');
      const wasReady = () => performance.getEntriesByType('navigation')[0].activationStart > 0;
      assert.ok(await page.evaluate(wasReady), 'the page that was made ready');
    };

    test('a site that is allowed is marked as its pages load, until that is taken back', () =>
      own('options.html#site=http://127.0.0.1', async (page) => {
        assert.equal(await page.$eval('input[name=site]', ({ value }) => value), 'http://127.0.0.1');
        await driver.giveSite(page, 'http://127.0.0.1');
        await says(page, '.site-status', /^Pages of http:\/\/127\.0\.0\.1 are marked/);
        await says(page, '.sites li', /^http:\/\/127\.0\.0\.1\s*Take back$/);

        const other = await driver.visit(server.address('strict.html'));
        await marksShown(other);
        // Its reader may not hear keys yet: the key waits for it, and takes nothing away.
        await driver.command(other, 'next');
        await driver.cardShown(other);
        await other.keyboard.press('Escape');
        await driver.buttonShows(other, '1');
        await driver.press(other);
        await driver.buttonShows(other, '');
        assert.equal(await markedText(other), '', 'the button takes these marks away too');
        await other.goto(server.address('quiet.html'));
        await driver.buttonShows(other, '0');
        assert.equal(await driver.shown(other), null, 'where nobody asked nothing is said of a page without claims');

        if (browser === 'chrome') await isMarkedOnceShown(other);

        await page.bringToFront();
        await page.click('.sites button');
        await says(page, '.sites li', /^No site is marked always\.$/);
        await until('the reader to stay away', async () => {
          await other.goto(server.address('strict.html'));
          return (await driver.button(other)).badge === '';
        });
        await other.close();
      }));

    test('the first page shows each mark as it looks on a page', () =>
      own('welcome.html', async (page) => {
        const lines = await page.evaluate(() =>
          [...document.querySelectorAll('.passage p > span')].map((span) => getComputedStyle(span).textDecorationStyle),
        );
        assert.deepEqual(lines, ['solid', 'dashed', 'double', 'dotted', 'solid']);
        for (const name of ['Documented', 'Attributed', 'Not documented', 'Silent']) await says(page, 'dt', new RegExp(`^${name}$`));
        await says(page, 'li', /never leaves the browser/);
      }));

    for (const scheme of ['light', 'dark']) {
      test(`axe finds nothing in the pages, ${scheme}`, async () => {
        for (const path of ['options.html', 'options.html#finding=openai-serves-ice', 'options.html#settings', 'welcome.html']) {
          await own(path, async (page) => {
            await driver.setScheme(page, scheme);
            await until(scheme, () => page.evaluate((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches, scheme));
            await page.evaluate(`${AXE}; 0`);
            const violations = await page.evaluate(async () => {
              const { violations } = await globalThis.axe.run();
              return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
            });
            assert.deepEqual(violations, [], path);
          });
        }
        await own('welcome.html', (page) => driver.setScheme(page, 'light'));
      });
    }

    test('where syncing is refused the settings are kept on this device', () =>
      own('options.html#settings', async (page) => {
        await refuseSync(page);
        await setSetting(page, 'input[value=faint]');
        await says(page, '.status', /^Saved on this device\. The browser did not take it for syncing\.$/);
        await own('options.html#settings', async (again) => {
          assert.ok(await again.$eval('input[value=faint]', ({ checked }) => checked));
        });
        await forget(page);
      }));

    /** Fills the synced storage to the last byte that it takes. */
    const refuseSync = (page) =>
      page.evaluate(async () => {
        const { sync } = (globalThis.browser ?? globalThis.chrome).storage;
        let name = 0;
        for (const size of [8000, 1000, 100, 10, 1]) {
          for (;;) {
            const taken = await sync.set({ [`f${name++}`]: 'x'.repeat(size) }).then(
              () => true,
              () => false,
            );
            if (!taken) break;
          }
        }
      });
  });
}
