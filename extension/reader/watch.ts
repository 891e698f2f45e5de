// Notices what changes in the page, and says so when the page has time for it.
//
// One mutation observer collects where something changed; a timer is set by the first change and by nothing else, so an
// idle page costs nothing. In a tab that nobody sees, changes are only noted. However much a page changes, what is
// collected and how often it is looked at stay bounded: after a flood the page is read as a whole, and each pass is
// followed by a pause several times as long.

import { browser } from '../engine/api';
import { bodyOf, isElement, isFrame, isText, nameOf, rootOf, shadowOf, shownIn } from './dom';
import { Attended, listenTo } from './listen';

// Attributes of their own by which pages and their elements tell what is shown of them, as such and as `data-`.
const STATES =
  'active collapsed current expanded hidden opened selected show shown state status visible'.split(' ');
// Attributes that show, hide or restyle text or name its language, those that the reading goes by, and that by which marks
// have their look.
const RESTYLING = new Set([
  ...['class', 'style', 'lang', 'aria-hidden', 'aria-selected', 'aria-expanded', 'aria-current', 'data-open'],
  ...STATES.flatMap((name) => [name, `data-${name}`]),
]);
const ATTRIBUTES = [...RESTYLING, 'id', 'open', 'contenteditable', 'role', 'slot', 'name'];
const SOON = 80;
const LATEST = 5000;
const PAUSE = 4;
// Milliseconds; the pointer passes over many elements in that time.
const PRESENT = 500;
const MOST_RECORDS = 4000;

/** Where the page changed since the last time. */
export interface Changes {
  /** Their text or their children are others. */
  nodes: Set<Node>;
  /** Everything in them may be read in another way. */
  elements: Set<Element>;
  /** Their style may be another. */
  restyled: Set<Element>;
  /** Something somewhere may be shown or hidden. */
  isRestyled: boolean;
  /** Too much to tell what. */
  isFlood: boolean;
}

interface Hears {
  /** The page changed, and has time. */
  changed(changes: Changes): Promise<void>;
  /** The text of a node was edited: at once, before it is painted. */
  edited(node: Text): void;
  /** These nodes may stand elsewhere now, or something in them, or anything for null: at once, before it is painted. */
  moved(nodes: Set<Node> | null): void;
  /** The person looks at the page, or points at something in it. Gives whether it changed in a way that nothing tells of. */
  visited(): boolean;
  /** The page came back from the browser's cache of pages left. */
  returned(): void;
  /** The extension was updated, reloaded or removed: nobody answers this reader any more. */
  orphaned(): void;
}

const none = (): Changes => ({
  nodes: new Set(),
  elements: new Set(),
  restyled: new Set(),
  isRestyled: false,
  isFlood: false,
});

export const isOrphan = (): boolean => browser.runtime?.id === undefined;

export class Watch {
  #hears: Hears;
  #observer = new MutationObserver((records) => this.#note(records));
  // A shadow root attached to an element that was there before is no mutation. What comes with it makes the page longer.
  #sizes = new ResizeObserver((entries) => this.#resized(entries));
  #known = new WeakMap<Element, number>();
  #measured = new WeakSet<Element>();
  #stop = new AbortController();
  #attended = new Attended();
  #changes = none();
  #isPending = false;
  #isWaiting = false;
  #isBusy = false;
  #pause = SOON;
  #timer = 0;
  #idle = 0;
  #visited = -PRESENT;

  constructor(hears: Hears) {
    this.#hears = hears;
  }

  start(): void {
    this.observe(document);
    this.#measure();
  }

  /** The body may come later, or be another. */
  #measure(): void {
    for (const element of [rootOf(document), bodyOf(document)]) {
      if (!element || this.#measured.has(element)) continue;
      this.#measured.add(element);
      this.#sizes.observe(element);
    }
  }

  #attend(signal: AbortSignal): void {
    listenTo(document, 'visibilitychange', () => this.#lookUp(), signal);
    listenTo(document, 'pointerover', () => this.#lookUp(), signal);
    listenTo(
      window,
      'pageshow',
      (event) => {
        if ((event as PageTransitionEvent).persisted) this.#hears.returned();
        this.#lookUp();
      },
      signal,
    );
    // All of it is there: the page may say more about itself, and its last words are complete.
    listenTo(document, 'readystatechange', () => this.#restyled(), signal);
    // Styles change without any mutation: the window has another width, another part of the page is pointed at.
    listenTo(window, 'resize', () => this.#restyled(), signal);
    listenTo(window, 'hashchange', () => this.#restyled(), signal);
  }

  observe(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ATTRIBUTES,
    });
    const signal = this.#attended.begin(root, this.#stop.signal);
    if (!signal) return;
    if (root === document) this.#attend(signal);
    // None of these is heard of outside of a shadow root. A box was ticked, a popover opened: no mutation either.
    listenTo(root, 'load', ({ target }) => this.#loaded(target as Element), signal);
    listenTo(root, 'change', () => this.#restyled(), signal);
    // Our own card opens as a popover, too, beside the body.
    const toggled = ({ target }: Event) => shownIn(target as Node) !== rootOf(document) && this.#restyled();
    listenTo(root, 'toggle', toggled, signal);
  }

  /** What an element had to load is there: without any mutation a sheet restyles, and a frame has another document. */
  #loaded(element: Element): void {
    const name = nameOf(element);
    if (name === 'link') this.#restyled();
    if (!isFrame(element)) return;
    this.#isPending = true;
    this.#changes.elements.add(element);
    this.#schedule();
  }

  stop(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#sizes.disconnect();
    clearTimeout(this.#timer);
    cancelIdleCallback(this.#idle);
    this.#changes = none();
    this.#isPending = false;
  }

  #resized(entries: ResizeObserverEntry[]): void {
    const isOther = entries.map(({ target, contentRect: { height } }) => {
      const before = this.#known.get(target);
      this.#known.set(target, height);
      return before !== undefined && before !== height;
    });
    if (isOther.includes(true)) this.#restyled();
  }

  #note(records: MutationRecord[]): void {
    this.#isPending = true;
    if (records.length > MOST_RECORDS) this.#changes.isFlood = true;
    // Of a flood not even the parents are looked at one by one.
    if (!this.#changes.isFlood) for (const record of records) this.#collect(record);
    const moved = this.#changes.isFlood ? null : movedBy(records);
    if (moved?.size !== 0) this.#hears.moved(moved);
    const { nodes, elements, restyled } = this.#changes;
    if (nodes.size + elements.size + restyled.size > MOST_RECORDS) this.#changes.isFlood = true;
    if (this.#changes.isFlood) this.#changes = { ...none(), isFlood: true };
    this.#schedule();
  }

  #collect({ type, target, attributeName, addedNodes }: MutationRecord): void {
    const { nodes, elements, restyled } = this.#changes;
    if (type === 'characterData') {
      if (!isText(target)) return;
      this.#hears.edited(target);
      nodes.add(target);
    } else if (type === 'attributes') {
      if (attributeName === 'id') return;
      if (RESTYLING.has(attributeName ?? '')) restyled.add(target as Element);
      else elements.add(target as Element);
    } else if (isElement(target) && shadowOf(target)) {
      // Its children are shown in slots, wherever these are.
      elements.add(target);
    } else {
      nodes.add(target);
      // What was moved here may be read in another way.
      for (const added of addedNodes) if (isElement(added)) elements.add(added);
    }
  }

  #restyled(): void {
    this.#isPending = true;
    this.#changes.isRestyled = true;
    this.#schedule();
  }

  /** The person is here: is the extension? And what happened meanwhile? */
  #lookUp(): void {
    if (isOrphan()) {
      this.#hears.orphaned();
      return;
    }
    const now = performance.now();
    if (now - this.#visited > PRESENT) {
      this.#visited = now;
      if (this.#hears.visited()) this.#restyled();
    }
    this.#schedule();
  }

  #schedule(): void {
    if (!this.#isPending || this.#isWaiting || this.#isBusy || document.visibilityState === 'hidden') return;
    this.#isWaiting = true;
    this.#timer = window.setTimeout(() => {
      this.#idle = requestIdleCallback(() => void this.#tell(), { timeout: 1000 });
    }, this.#pause);
  }

  async #tell(): Promise<void> {
    this.#isWaiting = false;
    this.#isPending = false;
    this.#isBusy = true;
    this.observe(document);
    this.#measure();
    const changes = this.#changes;
    this.#changes = none();
    const begun = performance.now();
    try {
      if (isOrphan()) this.#hears.orphaned();
      else await this.#hears.changed(changes);
    } finally {
      this.#isBusy = false;
      this.#pause = Math.min(SOON + PAUSE * (performance.now() - begun), LATEST);
      this.#schedule();
    }
  }
}

/** What came, what has another id, and what holds something that others came or went before. */
function movedBy(records: MutationRecord[]): Set<Node> {
  const nodes = new Set<Node>();
  for (const record of records) {
    if (record.type === 'childList') {
      if (record.nextSibling !== null) nodes.add(record.target);
      for (const added of record.addedNodes) nodes.add(added);
    } else if (record.attributeName === 'id') {
      nodes.add(record.target);
    }
  }
  return nodes;
}
