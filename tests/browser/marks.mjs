// What a page shows of the marks: the registry of highlights belongs to the document, so the page's own world sees it.
// A mark's style is in the rule of the constructed sheet that names its highlight.

/** The marks inside an element, in the page's order: { text, style }, one for each stretch of a text node. */
export const marksIn = (page, selector = 'html') =>
  page.evaluate((selector) => {
    const within = document.querySelector(selector);
    const rules = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
    return [...CSS.highlights]
      .flatMap(([name, highlight]) => {
        const style = rules.find((rule) => rule.includes(`(${name})`)) ?? '';
        return [...highlight].map((range) => ({ range, style }));
      })
      .filter(({ range }) => within.contains(range.startContainer))
      .sort((a, b) => {
        const order = a.range.startContainer.compareDocumentPosition(b.range.startContainer);
        return order === 0 ? a.range.startOffset - b.range.startOffset : order & 4 ? -1 : 1;
      })
      .map(({ range, style }) => ({
        text: range.startContainer.data.slice(range.startOffset, range.endOffset),
        style,
      }));
  }, selector);

/** The marked text of an element, without white space and what is not seen. */
export async function markedText(page, selector) {
  const marks = await marksIn(page, selector);
  return squeeze(marks.flatMap(({ text, style }) => (style.includes('underline') ? [text] : [])).join(''));
}

/** The marks that the browser does not paint: those in an element for which none of the page's sheets has their look. */
export const unseen = (page) =>
  page.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      [...highlight].flatMap(({ startContainer, startOffset, endOffset }) => {
        const { parentNode } = startContainer;
        const style = getComputedStyle(parentNode instanceof ShadowRoot ? parentNode.host : parentNode, `::highlight(${name})`);
        const isSeen = style.textDecorationLine === 'underline' || !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor);
        return isSeen ? [] : [startContainer.data.slice(startOffset, endOffset)];
      }),
    ),
  );

/** The colour of a sentence that is set off, as browsers write it. */
export const TINT = /96,? 142,? 214/;

/** From now on the page notes each sentence that is set off, and where it stood: that lasts a moment, which a look from
 * outside now and then may miss. */
export const noteLandings = (page) =>
  page.evaluate((tint) => {
    const noted = new WeakSet();
    window.landings = [];
    const look = () => {
      const rules = [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText);
      for (const [name, highlight] of CSS.highlights) {
        const isLanding = rules.some((rule) => rule.includes(`(${name})`) && new RegExp(tint).test(rule));
        if (!isLanding || noted.has(highlight)) continue;
        noted.add(highlight);
        const ranges = [...highlight];
        const text = ranges.map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)).join('');
        const { top, bottom } = ranges[0].startContainer.parentElement.getBoundingClientRect();
        window.landings.push({ text, isInSight: bottom > 0 && top < innerHeight });
      }
      requestAnimationFrame(look);
    };
    look();
  }, TINT.source);
export const landings = (page) => page.evaluate(() => window.landings);

export const squeeze = (text) => text.replace(/[\s\u00ad\u200b]/g, '');

/** Brings a claim to the middle of the window: a point on its first line, and all its lines. */
export async function claimRect(page, words) {
  const found = await page.evaluate((words) => {
    for (const range of [...CSS.highlights.values()].flatMap((highlight) => [...highlight])) {
      const { startContainer, startOffset, endContainer, endOffset } = range;
      if (!startContainer.data.slice(startOffset, endOffset).includes(words)) continue;
      startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
      const live = new Range();
      live.setStart(startContainer, startOffset);
      live.setEnd(endContainer, endOffset);
      // Two frames: the scroll event, which closes a card, has gone by then.
      return new Promise((done) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const lines = [...live.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
            done({ lines, x: lines[0].left + 8, y: (lines[0].top + lines[0].bottom) / 2 });
          }),
        ),
      );
    }
    return null;
  }, words);
  if (!found) throw new Error(`no mark has the words «${words}»`);
  return found;
}

export const marksShown = (page) => page.waitForFunction(() => CSS.highlights.size > 0, { timeout: 10_000 });
export const marksGone = (page) => page.waitForFunction(() => CSS.highlights.size === 0, { timeout: 10_000 });
export const domOf = (page) => page.evaluate(() => document.querySelector('html').outerHTML);
export const sheets = (page) => page.evaluate(() => document.adoptedStyleSheets.length);
