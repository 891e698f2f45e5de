// A card while it is open: beside its sentence, closed by Escape, by a press elsewhere, and when the sentence leaves the
// window. The focus goes back to where it was.

import { bodyOf, isFrame, shadowOf } from './dom';
import { listenIn } from './listen';
import { around, holds, place } from './place';
import { Surface } from './surface';

// The pointer may cross the gap between sentence and card.
const SLACK = 14;

/** `hovered` cards leave with the pointer; one that was asked for is `pinned` and takes the focus. */
export type Manner = 'hovered' | 'pinned';

interface Open {
  element: HTMLElement;
  manner: Manner;
  lines: () => DOMRect[];
  focusBefore: Element | null;
  closed: () => void;
  stop: AbortController;
}

const focusedIn = Object.getOwnPropertyDescriptor(Document.prototype, 'activeElement')?.get;
const focusedInRoot = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'activeElement')?.get;

/** What has the focus, also in a shadow root. */
function focused(): Element | null {
  let element: Element | null = focusedIn?.call(document) ?? null;
  for (let root = element && shadowOf(element); root; root = element && shadowOf(element)) {
    const inner: Element | null = focusedInRoot?.call(root) ?? null;
    if (!inner) break;
    element = inner;
  }
  return element;
}

export class Shown {
  #surface: Surface;
  #open: Open | null = null;

  #documents: () => Document[];

  /** `documents`: those in which a press elsewhere, a key and a scroll count, those of frames among them. */
  constructor(surface = new Surface(), documents = () => [document]) {
    this.#surface = surface;
    this.#documents = documents;
  }

  get manner(): Manner | null {
    return this.#open?.manner ?? null;
  }

  /** What the card is about may be elsewhere now. */
  moved(): void {
    this.#place();
  }

  /** Shows a card at some lines of the window, which are asked for again whenever they may have moved. `roots`: the shadow roots
   * that they are in, for what scrolls in there is not heard of outside. */
  show(
    element: HTMLElement,
    manner: Manner,
    lines: () => DOMRect[],
    closed: () => void,
    roots: Iterable<ShadowRoot> = [],
  ): void {
    const before = this.#open?.focusBefore ?? focused();
    this.#end(false);
    const stop = new AbortController();
    this.#open = { element, manner, lines, closed, focusBefore: before, stop };
    this.#surface.show(element);
    this.#place();
    if (manner === 'pinned') this.#open?.element.focus({ preventScroll: true });
    const documents = this.#documents();
    listenIn(documents, 'keydown', (event) => this.#pressed(event), stop.signal);
    listenIn(documents, 'click', (event) => !this.isSourceOf(event) && this.close(), stop.signal);
    listenIn([document], 'blur', (event) => event.target === window && this.#leftFor(), stop.signal);
    listenIn(documents, 'scroll', () => this.#shifted(), stop.signal);
    listenIn(documents, 'resize', () => this.#shifted(), stop.signal);
    for (const root of roots) {
      const { signal } = stop;
      const shifted = ({ isTrusted }: Event) => isTrusted && this.#shifted();
      root.addEventListener('scroll', shifted, { capture: true, passive: true, signal });
    }
  }

  close(): void {
    this.#end(true);
  }

  isSourceOf(event: Event): boolean {
    return this.#surface.isSourceOf(event);
  }

  /** Whether a point is on the card or its sentence, or hardly off. */
  isNear(x: number, y: number): boolean {
    if (!this.#open) return false;
    const boxes = [...this.#open.lines(), this.#open.element.getBoundingClientRect()];
    return boxes.some((box) => holds(box, x, y, SLACK));
  }

  #end(returnFocus: boolean): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    open.stop.abort();
    const hadFocus = this.#surface.isHost(focusedIn?.call(document));
    this.#surface.clear();
    open.closed();
    if (returnFocus && hadFocus && open.focusBefore && open.focusBefore !== bodyOf(document)) {
      HTMLElement.prototype.focus.call(open.focusBefore as HTMLElement, { preventScroll: true });
    }
  }

  #place(): void {
    if (!this.#open) return;
    const { element } = this.#open;
    const lines = this.#open.lines();
    const size = { width: document.documentElement.clientWidth, height: window.innerHeight };
    // The sentence has left the window, or the page: the card goes with it.
    if (!lines.some((line) => line.bottom > 0 && line.top < size.height && line.width > 0)) {
      this.close();
      return;
    }
    element.style.maxHeight = 'none';
    const at = place(around(lines), element.getBoundingClientRect(), size);
    // That of the page, which holds for what is in it.
    const { currentCSSZoom: zoom } = element;
    const [left, top, maxHeight] = [at.left, at.top, at.maxHeight].map((length) => `${length / zoom}px`);
    Object.assign(element.style, { left, top, maxHeight });
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // The key was for the card, not for a dialog of the page below it.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.close();
  }

  /** The window lost the focus, to another or to a frame in it: somebody pressed in there, of which nothing else is heard. */
  #leftFor(): void {
    // Only then is it known who has it.
    setTimeout(() => this.#open && isFrame(focused()) && this.close());
  }

  /** The page scrolled or the window changed: a card that hovers closes, one that was asked for moves along. */
  #shifted(): void {
    if (this.#open?.manner === 'pinned') this.#place();
    else this.close();
  }
}
