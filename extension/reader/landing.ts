// Bringing a sentence into sight, and showing for a moment where it is.

import { frameOf, holderOf, hostsOf, isGone, nameOf, pageOf, shownIn, viewOf } from './dom';
import type { Segment } from './fold';
import { HighlightSheet } from './highlight-sheet';
import { isWhole, linesInFrames, linesOf, rangeOf } from './lines';
import { around } from './place';
import { registryOf } from './registry';

// How long the sentence stays set off, and how its tint leaves: in steps, for highlights know no transitions.
const STAYS = 1400;
const STEPS = [0.42, 0.36, 0.29, 0.22, 0.16, 0.1, 0.05];
const STEP = 70;

export class Landing {
  #name = `l${Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('')}`;
  #in: { page: Document; registry: HighlightRegistry | null; sheet: HighlightSheet } | null = null;
  #timer = 0;

  /** Scrolls there only as far as it must. False where the sentence is not in sight on the page any more. */
  bring(segments: readonly Segment[]): boolean {
    const first = segments[0]?.node;
    const element = first && holderOf(first);
    if (!first?.isConnected || !element || linesOf(segments).length === 0) return false;
    // Of a frame of another site only the browser knows where it stands in the page.
    if (window !== window.top) element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (!isInSight(segments)) {
      // First the boxes around it that scroll by themselves, then the window: the sentence a third from its top.
      if (isInScroller(element) || frameOf(first)) {
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      }
      const { top } = around(linesOf(segments));
      window.scrollBy({ top: top - window.innerHeight / 3, behavior: 'instant' });
    }
    this.#setOff(segments);
    return true;
  }

  remove(): void {
    clearTimeout(this.#timer);
    if (!this.#in) return;
    const { page, registry, sheet } = this.#in;
    this.#in = null;
    if (isGone(page)) return;
    registry?.delete(this.#name);
    sheet.remove();
  }

  #setOff(segments: readonly Segment[]): void {
    this.remove();
    const [first] = segments;
    const view = first && viewOf(first.node);
    if (!view) return;
    const page = pageOf(first.node);
    const highlight = new view.Highlight(...segments.filter(isWhole).map(rangeOf));
    // Below the line of the mark itself.
    highlight.priority = -2;
    const registry = registryOf(view);
    registry?.set(this.#name, highlight);
    const sheet = new HighlightSheet(page, view);
    sheet.takeIn(segments.map(({ node }) => node));
    this.#in = { page, registry, sheet };
    this.#tint(STEPS[0] ?? 0);
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#timer = window.setTimeout(() => (isStill ? this.remove() : this.#fade(1)), STAYS);
  }

  #fade(step: number): void {
    const tint = STEPS[step];
    if (tint === undefined) {
      this.remove();
      return;
    }
    this.#tint(tint);
    this.#timer = window.setTimeout(() => this.#fade(step + 1), STEP);
  }

  #tint(opacity: number): void {
    this.#in?.sheet.setLook(this.#name, `background-color: rgb(96 142 214 / ${opacity});`);
  }
}

// Room for a card, and for headers that stay at the top of the window.
const EDGE = 90;

function isInSight(segments: readonly Segment[]): boolean {
  const lines = linesInFrames(segments);
  const { top, bottom } = around(lines);
  if (lines.length < linesOf(segments).length || top < EDGE || bottom > window.innerHeight - EDGE)
    return false;
  const [line] = lines;
  const at = line && document.elementFromPoint(line.left + 1, (line.top + line.bottom) / 2);
  // Covered by a box that scrolls and shows another part of itself. A frame holds nothing of what it shows.
  if (!at || nameOf(at) === 'iframe') return true;
  return segments.some(({ node }) => [node, ...hostsOf(node)].some((one) => at.contains(one)));
}

function isInScroller(element: Element): boolean {
  for (
    let outer: Element | null = element;
    outer && !/^(body|html)$/.test(nameOf(outer));
    outer = shownIn(outer)
  ) {
    if (/auto|scroll/.test(getComputedStyle(outer).overflowY)) return true;
  }
  return false;
}
