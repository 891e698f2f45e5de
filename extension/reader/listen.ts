// Listening to the person: only events that a person made count, for a page can send any event it likes.

import { rootOf, viewOf } from './dom';

/** In the windows of these documents, before the page hears of it. */
export function listenIn<K extends keyof WindowEventMap>(
  documents: Iterable<Document>,
  name: K,
  act: (event: WindowEventMap[K]) => void,
  signal: AbortSignal,
): void {
  for (const page of documents) {
    viewOf(page)?.addEventListener(name, (event) => event.isTrusted && act(event), {
      capture: true,
      // A key that is for the card is not for the page.
      passive: name !== 'keydown',
      signal,
    });
  }
}

/** To what happens in something, whoever made it happen. */
export const listenTo = (
  target: EventTarget,
  name: string,
  act: (event: Event) => void,
  signal: AbortSignal,
): void => target.addEventListener(name, act, { capture: true, passive: true, signal });

/** Which documents and shadow roots are listened to. A document that its page opens anew and writes from the beginning stays
 * the same object, with another element at its root, and all that listened in it is gone (Chromium). */
export class Attended {
  #trees = new WeakMap<Node, { root: Element | null; stop: AbortController }>();

  /** Null where this is listened to already; else for how long to listen, which is at most until `over`. */
  begin(tree: Document | ShadowRoot, over: AbortSignal): AbortSignal | null {
    const before = this.#trees.get(tree);
    const root = rootOf(tree);
    if (before?.root === root) return null;
    before?.stop.abort();
    const stop = new AbortController();
    this.#trees.set(tree, { root, stop });
    return AbortSignal.any([over, stop.signal]);
  }
}
