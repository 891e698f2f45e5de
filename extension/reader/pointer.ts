// When the card opens and closes.
//
// While no card is open, one listener asks on each frame in which the pointer moved whether it is over a mark, and a
// single timer runs while it rests on one. The card closes when the pointer leaves sentence and card, on Escape, or on
// a press elsewhere. Only events that a person made count: a page can send any event it likes.

import type { Report } from '../engine/report';
import { card } from './card';
import { nameOf, parentOf } from './dom';
import type { Marks } from './marks';
import { around, holds, place } from './place';
import type { Surface } from './surface';

const REST = 350;
// The pointer may cross the gap between sentence and card.
const SLACK = 14;

export class Pointer {
  #marks: Marks;
  #surface: Surface;
  #report: Report;
  #stop = new AbortController();
  #open: { claim: number; pinned: boolean; element: HTMLElement } | null = null;
  #resting: { claim: number; timer: number } | null = null;
  #last: PointerEvent | null = null;
  #frame = 0;

  constructor(marks: Marks, surface: Surface, report: Report) {
    this.#marks = marks;
    this.#surface = surface;
    this.#report = report;
    const listen = <K extends keyof WindowEventMap>(
      name: K,
      act: (event: WindowEventMap[K]) => void,
      passive = true,
    ) =>
      window.addEventListener(name, (event) => event.isTrusted && act(event), {
        capture: true,
        passive,
        signal: this.#stop.signal,
      });
    listen('pointermove', (event) => this.#moved(event));
    listen('click', (event) => this.#clicked(event));
    listen('keydown', (event) => this.#pressed(event), false);
    listen('scroll', () => this.#shifted());
    listen('resize', () => this.#shifted());
  }

  remove(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#forget();
    this.close();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = null;
    this.#surface.clear();
    this.#marks.setCurrent(null);
  }

  #show(claim: number, pinned: boolean): void {
    this.#forget();
    const what = this.#report.claims[claim];
    if (!what) return;
    const element = card(what, this.#report, () => this.close());
    this.#open = { claim, pinned, element };
    this.#surface.show(element);
    this.#marks.setCurrent(claim);
    this.#place();
  }

  #place(): void {
    if (!this.#open) return;
    const { claim, element } = this.#open;
    const lines = this.#marks.rects(claim);
    const size = { width: document.documentElement.clientWidth, height: window.innerHeight };
    // The sentence has left the window, or the page: the card goes with it.
    if (!lines.some((line) => line.bottom > 0 && line.top < size.height && line.width > 0)) {
      this.close();
      return;
    }
    element.style.maxHeight = 'none';
    const { left, top, maxHeight } = place(around(lines), element.getBoundingClientRect(), size);
    Object.assign(element.style, { left: `${left}px`, top: `${top}px`, maxHeight: `${maxHeight}px` });
  }

  #moved(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    this.#last = event;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    this.#frame = 0;
    const event = this.#last;
    if (!event) return;
    const { clientX: x, clientY: y } = event;
    if (this.#open && !this.#open.pinned && !this.#near(x, y)) this.close();
    const over = this.#surface.isSourceOf(event) ? null : this.#claimUnder(event);
    if (over === null || over === this.#open?.claim || this.#open?.pinned) {
      this.#forget();
    } else if (this.#resting?.claim !== over) {
      this.#forget();
      this.#resting = { claim: over, timer: window.setTimeout(() => this.#show(over, false), REST) };
    }
  }

  #clicked(event: MouseEvent): void {
    if (this.#surface.isSourceOf(event)) return;
    const claim = this.#isPlainPress(event) ? this.#claimUnder(event) : null;
    if (claim !== null) this.#show(claim, true);
    else this.close();
  }

  /** A press that is for nothing else: not with a modifier, not to select text, not on a link or a control. */
  #isPlainPress(event: MouseEvent): boolean {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
    if (!(window.getSelection()?.isCollapsed ?? true)) return false;
    for (let node = event.target instanceof Element ? event.target : null; node; node = parentOf(node)) {
      if (/^(a|button|input|select|textarea|label|summary|video|audio)$/.test(nameOf(node))) return false;
    }
    return true;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.#open) return;
    // The key was for the card, not for a dialog of the page below it.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.close();
  }

  /** The page scrolled or the window changed: a card that hovers closes, one that was asked for moves along. */
  #shifted(): void {
    this.#forget();
    if (this.#open?.pinned) this.#place();
    else this.close();
  }

  #claimUnder(event: MouseEvent): number | null {
    return this.#marks.mayBeIn(event.target) ? this.#marks.at(event.clientX, event.clientY) : null;
  }

  #near(x: number, y: number): boolean {
    if (!this.#open) return false;
    const lines = this.#marks.rects(this.#open.claim);
    const shown = this.#open.element.getBoundingClientRect();
    return [...lines, shown].some((box) => holds(box, x, y, SLACK));
  }

  #forget(): void {
    if (this.#resting) clearTimeout(this.#resting.timer);
    this.#resting = null;
  }
}
