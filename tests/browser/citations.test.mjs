// The links of citations, each followed in both browsers: on a page that has the passage far down, it is brought into
// sight. The documents themselves are elsewhere; here stand the few words that the corpus keeps of each passage.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

for (const browser of BROWSERS) {
  describe(`citations: ${browser}`, { timeout: 180_000 }, () => {
    let driver;
    let server;
    stage(browser, (set) => ({ driver, server } = set));

    test('a citation’s link opens at the passage', async () => {
      const corpus = await driver.visitOwn('options.html');
      const links = await corpus.$$eval('.source .facts a', (found) => [...new Set(found.map(({ href }) => href))]);
      await corpus.close();
      const fragments = links.map((link) => link.split(':~:text=')[1]).filter(Boolean);
      assert.ok(fragments.length >= 50, `${fragments.length} links lead to a passage`);
      const words = [...new Set(fragments.map(decodeURIComponent))];

      // Each passage by itself, a window apart from the next, as in a long article.
      server.add(
        'passages.html',
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>Passages</title><style>p { margin: 1500px 0 }</style>
        ${words.map((some) => `<p>It was said there that ${some.replaceAll('&', '&amp;')} in a sentence.</p>`).join('')}`,
      );
      const page = await driver.visit(server.address('passages.html'));
      for (const fragment of fragments) {
        // By way of another page, so that the browser opens it anew.
        await page.goto(server.address('quiet.html'));
        await page.goto(`${server.address('passages.html')}#:~:text=${fragment}`);
        const wanted = decodeURIComponent(fragment);
        await until(`«${wanted}» in sight`, () =>
          page.evaluate((wanted) => {
            const passage = [...document.querySelectorAll('p')].find(({ textContent }) => textContent.includes(wanted));
            const { top, bottom } = passage.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight && scrollY > 0;
          }, wanted),
        );
      }
      await page.close();
    });
  });
}
