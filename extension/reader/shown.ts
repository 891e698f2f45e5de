// A card while it is open: beside its sentence, closed by Escape, by a press elsewhere, and when the sentence leaves the
// window. The focus goes back to where it was.

import { bodyOf, innerBox, isFrame, rootOf, rootsAround } from './dom';
import { focused } from './focus';
import { listenIn, listenTo } from './listen';
import { around, holds, place, seenOf, widest } from './place';
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

  /** Shows a card at some lines of the window, which are asked for again whenever they may have moved. `about`: the text that
   * they are lines of. */
  show(
    element: HTMLElement,
    manner: Manner,
    lines: () => DOMRect[],
    closed: () => void,
    about: Node | null = null,
  ): void {
    const before = this.#open?.focusBefore ?? focused();
    this.#end(false);
    const stop = new AbortController();
    this.#open = { element, manner, lines, closed, focusBefore: before, stop };
    this.#surface.show(element, about);
    this.#place();
    if (manner === 'pinned') this.#open?.element.focus({ preventScroll: true });
    const documents = this.#documents();
    listenIn(documents, 'keydown', (event) => this.#pressed(event), stop.signal);
    listenIn(documents, 'click', (event) => !this.isSourceOf(event) && this.close(), stop.signal);
    listenIn([document], 'blur', (event) => event.target === window && this.#leftFor(), stop.signal);
    listenIn(documents, 'scroll', () => this.#shifted(), stop.signal);
    listenIn(documents, 'resize', () => this.#shifted(), stop.signal);
    const shifted = ({ isTrusted }: Event) => isTrusted && this.#shifted();
    // What scrolls in there is not heard of outside.
    for (const root of about ? rootsAround(about) : []) listenTo(root, 'scroll', shifted, stop.signal);
    // Zoomed with two fingers, or moved about in a page that is.
    const zoomed = window.visualViewport;
    if (zoomed) for (const name of ['resize', 'scroll']) listenTo(zoomed, name, shifted, stop.signal);
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
    const hadFocus = this.#surface.isHost(focused());
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
    const root = rootOf(document);
    const size = { width: root ? innerBox(root).width : window.innerWidth, height: window.innerHeight };
    // The sentence has left the window, or the page: the card goes with it.
    if (!lines.some((line) => line.bottom > 0 && line.top < size.height && line.width > 0)) {
      this.close();
      return;
    }
    const seen = seenOf(size, window.visualViewport);
    // That of the page, which holds for what is in it.
    const { currentCSSZoom: zoom } = element;
    const inCard = (length: number) => `${length / zoom}px`;
    Object.assign(element.style, { maxHeight: 'none', maxWidth: inCard(widest(seen)) });
    const at = place(around(lines), element.getBoundingClientRect(), seen);
    const [left, top, maxHeight] = [at.left, at.top, at.maxHeight].map(inCard);
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
