// Listening to the person: only events that a person made count, for a page can send any event it likes.

import { viewOf } from './dom';

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
