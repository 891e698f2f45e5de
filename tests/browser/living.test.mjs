// Pages that change while their marks are on. Each test makes the change as pages make it and waits for the marks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { BROWSERS } from './driver.mjs';
import { claimRect, domOf, markedText, marksShown, sheets, squeeze, unseen } from './marks.mjs';
import { stage } from './stage.mjs';
import { until } from './until.mjs';

const AWARD = 'ICE awarded Palantir nearly $30 million to develop ImmigrationOS.';
const SUPPLY = 'ICE agents use Clearview AI to recognize faces.';
const BUILD = 'Palantir builds ImmigrationOS for ICE.';

for (const browser of BROWSERS) {
  describe(browser, { timeout: 180_000 }, () => {
    let driver;
    let server;
    const open = stage(browser, (set) => ({ driver, server } = set), { silent: true });

    const marked = (page, words, selector = 'html') =>
      until(`marks on «${words}»`, async () => (await markedText(page, selector)) === squeeze(words));

    /** Opens living.html, whose one claim is AWARD, and presses the button. */
    const living = (act) =>
      open('living.html', async (page) => {
        await driver.press(page);
        await marksShown(page);
        await marked(page, AWARD);
        await act(page);
      });

    test('text that arrives late is marked and counted, and nothing else changes in the page', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          const late = document.createElement('p');
          late.textContent = text;
          document.querySelector('article').append(late);
        }, SUPPLY);
        const before = await domOf(page);
        await marked(page, AWARD + SUPPLY);
        await driver.buttonShows(page, '2');
        assert.equal(await domOf(page), before);
        assert.equal(await sheets(page), 1);
      }));

    /** A page that the browser has begun to load, with this in it. */
    const loading = async (html, act) => {
      const response = server.addInPieces('pieces.html');
      const page = await driver.browser.newPage();
      const isThere = page.goto(server.address('pieces.html'));
      const sent = await response;
      try {
        sent.write(`<!doctype html><html lang="en"><title>Piece by piece</title>${html}`);
        await until('the first piece', () => page.evaluate(() => document.body?.innerText.includes('harbour')).catch(() => false));
        await act(page, sent);
        sent.end();
        await isThere;
      } finally {
        sent.end();
        await page.close();
      }
    };

    test('a page that is still loading is marked as far as it is there, its last words once they are complete', () =>
      loading(`<p>${AWARD}</p><p>The harbour was calm.</p><p>${SUPPLY.slice(0, -7)}`, async (page, sent) => {
        await driver.press(page);
        await driver.buttonShows(page, '1');
        await marked(page, AWARD);
        await driver.command(page, 'next');
        await driver.cardShown(page);
        await page.keyboard.press('Escape');
        sent.write(` ${SUPPLY.slice(-6)}</p><p>${BUILD}`);
        await driver.buttonShows(page, '2');
        await marked(page, AWARD + SUPPLY);
        sent.end();
        await driver.buttonShows(page, '3');
        await marked(page, AWARD + SUPPLY + BUILD);
        await driver.press(page);
        await driver.buttonShows(page, '');
      }));

    test('of a page that is still loading it is not said that it has no claims before all of it is there', () =>
      loading('<p>The harbour was calm.</p>', async (page, sent) => {
        await page.evaluate(() => {
          window.shown = 0;
          const count = (records) => {
            for (const { addedNodes } of records) window.shown += addedNodes.length;
          };
          new MutationObserver(count).observe(document.documentElement, { childList: true });
        });
        await driver.press(page);
        await driver.buttonShows(page, '0');
        sent.write(`<p>${SUPPLY}</p><p>The ferry`);
        await driver.buttonShows(page, '1');
        // By the card what would say it is there, too.
        await driver.command(page, 'next');
        await driver.cardShown(page);
        sent.end(' was late again.</p>');
        await until('all of it', () => page.evaluate(() => document.readyState === 'complete'));
        assert.equal(await page.evaluate(() => window.shown), 1, 'the card alone');
      }));

    test('a page, and a frame, that are opened anew and written from the beginning: marks, cards and changes', () =>
      living(async (page) => {
        const write = (text) =>
          page.evaluate((text) => {
            const { within } = window;
            within.open();
            within.write(`<!doctype html><html lang="en"><p>The harbour was calm.</p><p>${text}</p>`);
            within.close();
          }, text);
        /** Opens the card of the claim that was written. */
        const opens = async (within, { x: left = 0, y: top = 0 } = {}) => {
          const { x, y } = await claimRect(within, 'ICE agents');
          await page.mouse.click(left + x, top + y);
          await driver.cardShown(page);
        };
        await page.evaluate(() => {
          window.within = document;
        });
        await write(SUPPLY);
        await marked(page, SUPPLY);
        await opens(page);
        await page.evaluate(() => {
          const frame = document.createElement('iframe');
          document.body.replaceChildren(frame);
          window.within = frame.contentDocument;
        });
        await driver.cardGone(page);
        const element = await page.$('iframe');
        const frame = await element.contentFrame();
        for (const text of [BUILD, SUPPLY]) {
          await write(text);
          await marked(frame, text);
        }
        await opens(frame, await element.boundingBox());
        await page.evaluate((text) => document.body.append(text), AWARD);
        await driver.buttonShows(page, '2');
      }));

    test('a page without any element is marked once it has some', () =>
      open('quiet.html', async (page) => {
        await page.evaluate(() => document.documentElement.remove());
        await driver.press(page);
        await driver.buttonShows(page, '0');
        await page.evaluate((text) => {
          const root = document.createElement('html');
          const body = document.createElement('body');
          body.textContent = text;
          root.append(body);
          document.append(root);
        }, SUPPLY);
        await driver.buttonShows(page, '1');
        await marked(page, SUPPLY);
        await driver.press(page);
        await driver.buttonShows(page, '');
      }));

    test('text that grows piece by piece inside a paragraph', () =>
      living(async (page) => {
        await page.evaluate(async (text) => {
          const late = document.createElement('p');
          document.querySelector('article').append(late);
          for (const word of text.split(/(?<= )/)) {
            late.append(word);
            await new Promise(requestAnimationFrame);
          }
        }, SUPPLY);
        await marked(page, AWARD + SUPPLY);
      }));

    test('a feed without end: each batch is marked and what was there before is not read again', () =>
      living(async (page) => {
        await page.evaluate(() => {
          // Every node of ours that is asked for its style would go through here in the page's own world; in ours it
          // does not, so what is read is told by the blocks that stay the same objects: the marks that were there.
          window.before = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]).length;
        });
        for (let batch = 1; batch <= 5; batch++) {
          await page.evaluate((text) => {
            for (let i = 0; i < 20; i++) {
              const item = document.createElement('p');
              item.textContent = i === 0 ? text : 'The ferry was late again, and nobody minded.';
              document.querySelector('#feed').append(item);
            }
            document.querySelector('#feed').lastChild.scrollIntoView();
          }, SUPPLY);
          await marked(page, SUPPLY.repeat(batch), '#feed');
        }
        await driver.buttonShows(page, '6');
      }));

    test('text edited in place loses its mark at once, and has it again when it says the same', () =>
      living(async (page) => {
        const atOnce = await page.evaluate(async () => {
          const text = document.querySelector('#claim').firstChild;
          text.data = 'Rain is expected until the evening, with some sun later.';
          await null;
          return [...CSS.highlights.values()].every((highlight) => highlight.size === 0);
        });
        assert.ok(atOnce, 'no mark stays on words that were not weighed');
        await driver.buttonShows(page, '0');
        await page.evaluate((text) => {
          document.querySelector('#claim').firstChild.data = text;
        }, AWARD);
        await marked(page, AWARD);
        await driver.buttonShows(page, '1');
      }));

    test('marks of removed text go; marks of moved text stay on their words', () =>
      living(async (page) => {
        await page.evaluate(() => {
          const claim = document.querySelector('#claim');
          document.querySelector('#feed').append(claim);
          claim.prepend('Tide tables follow. ');
          claim.normalize();
        });
        await marked(page, AWARD, '#feed');
        await page.evaluate(() => document.querySelector('#claim').remove());
        await marked(page, '');
        await driver.buttonShows(page, '0');
      }));

    test('a list that recycles its nodes: marks follow the words, not the nodes', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          for (const word of ['one', 'two', 'three', 'four']) {
            const row = document.createElement('div');
            row.append(`Row ${word} tells of the harbour.`);
            document.querySelector('#feed').append(row);
          }
          document.querySelector('#feed').children[1].firstChild.data = text;
        }, SUPPLY);
        await marked(page, SUPPLY, '#feed');
        for (const row of [2, 3, 0]) {
          await page.evaluate(
            (row, text) => {
              const rows = [...document.querySelector('#feed').children];
              rows.forEach((element, i) => {
                element.firstChild.data = i === row ? text : `Row ${i} tells of the harbour.`;
              });
            },
            row,
            SUPPLY,
          );
          await marked(page, SUPPLY, `#feed > :nth-child(${row + 1})`);
          await marked(page, SUPPLY, '#feed');
        }
      }));

    test('what is shown is read, and what is hidden is no longer counted', () =>
      living(async (page) => {
        const shows = async (id, shown) => {
          await page.evaluate((id, shown) => window.show(id, shown), id, shown);
          await until(`${id} ${shown ? 'shown' : 'hidden'}`, async () => {
            return (await markedText(page)) === squeeze(shown ? AWARD + SUPPLY : AWARD);
          });
          await driver.buttonShows(page, shown ? '2' : '1');
        };
        for (const id of ['attribute', 'class', 'above', 'details', 'inline', 'invisible']) {
          await shows(id, true);
          await shows(id, false);
        }
      }));

    test('a box that shows text by style alone, without any change to the tree', () =>
      living(async (page) => {
        await page.click('#box');
        await marked(page, AWARD + SUPPLY);
        await page.click('#box');
        await marked(page, AWARD);
      }));

    test('single-page navigation: the marks are those of the new page', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          history.pushState({}, '', 'second');
          document.title = 'Second';
          document.querySelector('article').replaceChildren(
            Object.assign(document.createElement('p'), { textContent: text }),
          );
        }, SUPPLY);
        await marked(page, SUPPLY);
        // Some libraries put another body in place.
        await page.evaluate((text) => {
          const body = document.createElement('body');
          body.append(Object.assign(document.createElement('p'), { textContent: text }));
          document.body.replaceWith(body);
        }, AWARD);
        await marked(page, AWARD);
        await driver.buttonShows(page, '1');
      }));

    test('open shadow roots are read, with what is slotted into them, also when they come late', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          const host = document.createElement('div');
          host.attachShadow({ mode: 'open' }).innerHTML = '<section><slot></slot></section><p id="own"></p>';
          host.id = 'host';
          document.querySelector('article').append(host);
          host.append(Object.assign(document.createElement('p'), { textContent: text }));
        }, SUPPLY);
        await marked(page, AWARD + SUPPLY);
        await page.evaluate((text) => {
          document.querySelector('#host').shadowRoot.querySelector('#own').textContent = text;
        }, SUPPLY);
        await driver.buttonShows(page, '3');
        await page.evaluate(() => document.querySelector('#host p').remove());
        await driver.buttonShows(page, '2');
        await marked(page, AWARD);
      }));

    test('what is shown without a change that the page tells of: a popover, a box ticked in a shadow root, a late root in a root', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          const article = document.querySelector('article');
          const popover = Object.assign(document.createElement('div'), { id: 'pop', popover: 'manual' });
          popover.innerHTML = `<p>${text}</p>`;
          const host = document.createElement('div');
          host.id = 'host';
          host.attachShadow({ mode: 'open' }).innerHTML = `<style>#more { display: none } :checked ~ #more { display: block }</style>
            <input type="checkbox"><p id="more">${text}</p><x-inner></x-inner>`;
          const none = Object.assign(document.createElement('div'), { id: 'none', hidden: true });
          none.innerHTML = `<style>#none { display: contents } #none[hidden] { display: none }</style><p>${text}</p>`;
          article.append(popover, host, none, 'The sea was calm.');
        }, SUPPLY);
        await page.evaluate(() => document.querySelector('#pop').showPopover());
        await driver.buttonShows(page, '2');
        await page.evaluate(() => document.querySelector('#host').shadowRoot.querySelector('input').click());
        await driver.buttonShows(page, '3');
        await page.evaluate(() => {
          document.querySelector('#none').hidden = false;
        });
        await driver.buttonShows(page, '4');
        await page.evaluate((text) => {
          customElements.define(
            'x-inner',
            class extends HTMLElement {
              constructor() {
                super();
                this.attachShadow({ mode: 'open' }).innerHTML = `<p>${text}</p>`;
              }
            },
          );
        }, SUPPLY);
        await driver.buttonShows(page, '5');
        await page.evaluate(() => document.querySelector('#pop').hidePopover());
        await driver.buttonShows(page, '4');
      }));

    // A box of one height, whichever of its texts it shows: no size tells that it shows another.
    for (const [where, name] of [['page', 'data-active'], ['shadow root', 'selected']]) {
      test(`one text in place of another in a ${where}, by the attribute ${name} alone`, () =>
        living(async (page) => {
          await page.evaluate(
            (text, name, isInRoot) => {
              const box = document.createElement('div');
              document.querySelector('article').append(box);
              const tree = isInRoot ? box.attachShadow({ mode: 'open' }) : box;
              tree.innerHTML = `<style>.one { height: 60px; overflow: hidden } .one p:not([${name}]) { display: none }</style>
                <div class="one"><p ${name}>The sea was calm.</p><p>${text}</p></div>`;
              window.show = (at) => {
                [...tree.querySelectorAll('p')].forEach((each, i) => {
                  each.toggleAttribute(name, i === at);
                });
              };
            },
            SUPPLY,
            name,
            where === 'shadow root',
          );
          // The box is read before it shows the other.
          await page.evaluate((text) => {
            document.querySelector('#feed').textContent = text;
          }, BUILD);
          await driver.buttonShows(page, '2');
          await page.evaluate(() => window.show(1));
          await driver.buttonShows(page, '3');
          await page.evaluate(() => window.show(0));
          await driver.buttonShows(page, '2');
        }));
    }

    test('what is marked in a shadow root is seen as well, and its card opens', () =>
      living(async (page) => {
        await page.evaluate(
          ([supply, award, build]) => {
            const host = document.createElement('div');
            const outer = host.attachShadow({ mode: 'open' });
            outer.innerHTML = '<section><slot></slot></section><div id="inner"></div>';
            outer.querySelector('#inner').attachShadow({ mode: 'open' }).innerHTML = `<p>${supply} <a href="#">${build}</a></p>`;
            host.append(award);
            document.querySelector('article').append(host);
          },
          [SUPPLY, AWARD, BUILD],
        );
        await driver.buttonShows(page, '4');
        assert.deepEqual(await unseen(page), []);
        const { x, y } = await claimRect(page, SUPPLY);
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        await page.keyboard.press('Escape');
        await driver.cardGone(page);
        // A press on a link is for the link.
        const link = await claimRect(page, BUILD);
        await page.mouse.click(link.x, link.y);
        await page.waitForFunction(() => location.href.endsWith('#'));
        assert.equal(await driver.shown(page), null);
      }));

    test('marks leave words their colour: those in a slot of another, and those that are only outlined', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          const host = document.createElement('div');
          host.attachShadow({ mode: 'open' }).innerHTML = '<p style="color: #fff; background: #000"><slot></slot></p>';
          host.append(text);
          const outlined = document.createElement('h2');
          outlined.style.cssText = 'color: transparent; -webkit-text-stroke: 1px #234';
          outlined.append(text);
          document.querySelector('article').append(host, outlined);
        }, SUPPLY);
        await driver.buttonShows(page, '3');
        const inks = await page.evaluate(() => {
          const marks = [...CSS.highlights].flatMap(([name, highlight]) => [...highlight].map(({ startContainer }) => [name, startContainer.parentNode]));
          const inkOf = (element) => {
            const [name] = marks.find(([, holder]) => holder === element);
            return getComputedStyle(element, `::highlight(${name})`).color;
          };
          return ['article > div:last-of-type', 'h2'].map((selector) => inkOf(document.querySelector(selector)));
        });
        // No other mark stands in that shadow root.
        const { x, y } = await claimRect(page, SUPPLY);
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        // Chromium takes the slot's by itself.
        if (browser === 'firefox') assert.equal(inks[0], 'rgb(255, 255, 255)');
        assert.equal(inks[1], 'rgb(34, 51, 68)');
      }));

    test('a first letter with a look of its own keeps it, and all others have their mark', () =>
      living(async (page) => {
        await page.evaluate(
          (award, supply) => {
            const style = document.createElement('style');
            style.textContent = '.initial::first-letter { color: #fff; background: #a00; font-size: 3em }';
            document.head.append(style);
            const paragraphs = [award, `The ferry was late. ${supply}`].map((text) => {
              const paragraph = document.createElement('p');
              paragraph.className = 'initial';
              paragraph.innerHTML = `<b>${text}</b>`;
              return paragraph;
            });
            document.querySelector('article').append(...paragraphs);
          },
          AWARD,
          SUPPLY,
        );
        // Chromium leaves it as it is whatever is marked.
        await marked(page, AWARD + (browser === 'firefox' ? AWARD.slice(1) : AWARD) + SUPPLY);
        assert.deepEqual(await unseen(page), []);
      }));

    test('marks are seen where other elements hold their text, and where these have other ids', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          for (const id of ['3rd entry', 'a"b', '']) {
            const part = document.createElement('section');
            part.id = id;
            part.innerHTML = `<h3>${text}</h3><p>${text} <em>${text}</em></p>`;
            document.querySelector('article').append(part);
          }
          document.querySelector('article').append(document.createElementNS('http://www.w3.org/1999/xhtml', 'Odd:Name'));
          document.querySelector('article').lastChild.append(text);
        }, SUPPLY);
        await driver.buttonShows(page, '11');
        assert.deepEqual(await unseen(page), []);
        await page.evaluate(() => {
          document.querySelector('article section').id = 'another';
        });
        await until('the marks with another id', async () => (await unseen(page)).length === 0);
        await page.evaluate((text) => {
          const link = document.createElement('a');
          link.append(...document.querySelector('article section p').childNodes);
          document.querySelector('article section p').append(link, text);
        }, SUPPLY);
        await driver.buttonShows(page, '12');
        await until('the marks in another element', async () => (await unseen(page)).length === 0);
      }));

    test('marks come back where the page sets its own sheets and highlights in their place', () =>
      living(async (page) => {
        await page.evaluate(() => {
          document.adoptedStyleSheets = [new CSSStyleSheet()];
          CSS.highlights.clear();
        });
        // Nothing in the tree changed. The person looks on.
        await page.mouse.move(300, 300);
        await page.mouse.move(20, 20);
        await marked(page, AWARD);
        assert.deepEqual(await unseen(page), []);
      }));

    test('no mark has the page styled anew but for what holds it', () =>
      living(async (page) => {
        const rules = await page.evaluate(() =>
          document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ selectorText }) => selectorText)),
        );
        assert.ok(rules.length > 0);
        for (const rule of rules) assert.match(rule, /^(p|#claim p|#claim)::highlight\(\w+\)$/);
      }));

    test('a shadow root attached to an element that was read before, which is no mutation', () =>
      living(async (page) => {
        await page.evaluate(() => {
          const late = document.createElement('x-late');
          late.append('Tide tables follow.');
          document.querySelector('#feed').append(late);
        });
        await page.evaluate(async (text) => {
          for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
          // As when an element's class is defined after the page was read.
          customElements.define(
            'x-late',
            class extends HTMLElement {
              constructor() {
                super();
                this.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('p'), { textContent: text }));
              }
            },
          );
        }, SUPPLY);
        await driver.buttonShows(page, '2');
        await page.evaluate(() => document.querySelector('x-late').shadowRoot.querySelector('p').remove());
        await driver.buttonShows(page, '1');
      }));

    test('a late shadow root in a page that fills the window, as soon as the person moves the pointer', () =>
      living(async (page) => {
        await page.evaluate((text) => {
          document.querySelector('html').style = 'height: 100%; overflow: hidden';
          document.body.style = 'height: 100%; overflow: auto; margin: 0';
          document.querySelector('#feed').append(document.createElement('x-later'), 'Tide tables follow.');
          window.define = () =>
            customElements.define(
              'x-later',
              class extends HTMLElement {
                connectedCallback() {
                  this.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('p'), { textContent: text }));
                }
              },
            );
        }, SUPPLY);
        // What came last was read.
        await page.evaluate((text) => document.querySelector('#feed').append(text), ` ${BUILD}`);
        await driver.buttonShows(page, '2');
        await page.evaluate(() => window.define());
        let x = 100;
        await until('the claim in it to be counted', async () => {
          await page.mouse.move(x, 300);
          x = 300 - x;
          return (await driver.button(page)).badge === '3';
        });
      }));

    test('a page that the browser translates is weighed as what it is then', () =>
      living(async (page) => {
        // As browsers do it: other words in place of the page's, and then the name of their language.
        await page.evaluate(() => {
          const text = document.querySelector('#claim').firstChild;
          window.inEnglish = text;
          const translated = document.createElement('font');
          translated.textContent = 'ICE gab Palantir fast 30 Millionen Dollar, um ImmigrationOS zu entwickeln.';
          text.replaceWith(translated);
        });
        await marked(page, 'ICE gab Palantir fast 30 Millionen Dollar, um ImmigrationOS zu entwickeln.');
        await page.evaluate(() => {
          document.documentElement.lang = 'de';
        });
        await driver.buttonShows(page, '0');
        await marked(page, '');
        await page.evaluate(() => {
          document.documentElement.lang = 'en';
          document.querySelector('#claim').replaceChildren(window.inEnglish);
        });
        await driver.buttonShows(page, '1');
        await marked(page, AWARD);
      }));

    test('navigation by the Navigation API: the marks are those of the new page', () =>
      living(async (page) => {
        const navigates = await page.evaluate(async (text) => {
          if (!window.navigation) return false;
          navigation.addEventListener('navigate', (event) =>
            event.intercept({
              async handler() {
                document.title = 'Second';
                document.querySelector('article').replaceChildren(
                  Object.assign(document.createElement('p'), { textContent: text }),
                );
              },
            }),
          );
          await navigation.navigate('second').finished;
          return location.pathname === '/second';
        }, SUPPLY);
        assert.ok(navigates);
        await marked(page, SUPPLY);
        await driver.buttonShows(page, '1');
      }));

    test('on paper stand the marks and no card, and afterwards all is as it was', () =>
      living(async (page) => {
        const { x, y } = await claimRect(page, 'ICE awarded');
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        await driver.paper(page, true);
        const display = () => page.evaluate(() => getComputedStyle(document.querySelector('html > div[popover]')).display);
        await until('the card to be off the paper', async () => (await display()) === 'none');
        assert.equal(await markedText(page), squeeze(AWARD));
        await driver.paper(page, false);
        await until('the card again', async () => (await display()) !== 'none');
        const before = await domOf(page);
        const pdf = await page.pdf();
        assert.ok(pdf.length > 1000);
        assert.equal(await domOf(page), before);
        await marked(page, AWARD);
      }));

    test('a page that is zoomed: the card stands beside its sentence', () =>
      living(async (page) => {
        for (const factor of [2, 0.5, 1]) {
          await driver.zoom(page, factor);
          await driver.command(page, 'next');
          const card = await driver.cardShown(page);
          const { lines } = await claimRect(page, 'ICE awarded');
          const line = lines.at(-1);
          const { top, left, right } = await driver.boxOf(page, card);
          const beside = `${JSON.stringify({ top, left, right })} and ${JSON.stringify(line)} at ${factor}`;
          assert.ok(Math.abs(top - line.bottom - 8) < 3, beside);
          assert.ok(right <= (await page.evaluate(() => innerWidth)) && left >= 0, beside);
          await page.keyboard.press('Escape');
          await driver.cardGone(page);
        }
        await marked(page, AWARD);
      }));

    test('a page left and come back to has its marks, its count and its watch', () =>
      living(async (page) => {
        const address = page.url();
        await page.goto(server.address('quiet.html'));
        // The last that was said of it may come after it.
        await driver.buttonShows(page, '');
        // Not page.goBack(): in Firefox it waits for a page to load, and this one does not.
        await page.evaluate(() => {
          setTimeout(() => history.back());
        });
        await until('the page before', () => page.evaluate(() => location.href).then((at) => at === address, () => false));
        // Not every browser keeps every page: one that was loaded anew has no marks, and says so.
        const isKept = await page.evaluate(() => CSS.highlights.size > 0);
        if (!isKept) {
          assert.equal((await driver.button(page)).badge, '');
          return;
        }
        await driver.buttonShows(page, '1');
        await page.evaluate((text) => {
          document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text }));
        }, SUPPLY);
        await marked(page, AWARD + SUPPLY);
      }));

    // Chromium's is a panel beside the page, which stays as it is.
    test('the reader view belongs to the browser, and the page works again after it', { skip: browser === 'chrome' && 'it shows no other page' }, () =>
      open('sample.html', async (page) => {
        await driver.press(page);
        const { badge } = await driver.buttonShows(page, /^[1-9]/);
        await driver.readerView(true);
        await driver.buttonShows(page, '');
        await driver.press(page);
        const { title } = await driver.buttonShows(page, '–');
        assert.match(title, /belongs to the browser, which lets no extension read it/);
        await driver.readerView(false);
        // Where the browser kept the page, it has its marks.
        const isKept = await page.evaluate(() => CSS.highlights.size > 0);
        if (isKept) {
          await driver.buttonShows(page, badge);
          await driver.press(page);
        }
        await driver.buttonShows(page, '');
        assert.equal(await markedText(page), '');
        await driver.press(page);
        await driver.buttonShows(page, badge);
        await marksShown(page);
      }));

    test('while nothing changes, nothing runs', () =>
      living(async (page) => {
        await driver.buttonShows(page, '1');
        // The page's own clock: two seconds of frames in which no task of ours is to be seen as a mutation, an animation
        // or a style; and the page's tree is the same.
        const quiet = await page.evaluate(async () => {
          const before = document.querySelector('html').outerHTML;
          for (let i = 0; i < 30; i++) await new Promise(requestAnimationFrame);
          return before === document.querySelector('html').outerHTML && document.getAnimations().length === 0;
        });
        assert.ok(quiet);
      }));

    test('the card of a claim that is no longer there closes', () =>
      living(async (page) => {
        const { x, y } = await claimRect(page, 'ICE awarded');
        await page.mouse.click(x, y);
        await driver.cardShown(page);
        await page.evaluate(() => document.querySelector('#claim').remove());
        await driver.cardGone(page);
      }));

    test('after the marks are taken away, changes are no longer looked at', () =>
      living(async (page) => {
        await driver.press(page);
        await driver.buttonShows(page, '');
        await page.evaluate((text) => {
          document.querySelector('article').append(Object.assign(document.createElement('p'), { textContent: text }));
        }, SUPPLY);
        await page.evaluate(async () => {
          for (let i = 0; i < 20; i++) await new Promise((idle) => requestIdleCallback(idle));
        });
        assert.equal(await markedText(page), '');
        assert.equal(await sheets(page), 0);
      }));
  });
}
