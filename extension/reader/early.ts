// What a person does at the marks before the cards are there to answer (reader/cards.ts): the last of it is kept for them.

import { listenIn } from './listen';

export class Early {
  #stop = new AbortController();
  #event: PointerEvent | null = null;

  constructor(documents: Iterable<Document>) {
    const keep = (event: PointerEvent) => {
      // The pointer moves on after a press, too.
      if (this.#event?.type !== 'click' || event.type === 'click') this.#event = event;
    };
    listenIn(documents, 'pointermove', keep, this.#stop.signal);
    listenIn(documents, 'click', keep, this.#stop.signal);
  }

  /** Gives it, and keeps nothing any more. */
  end(): PointerEvent | null {
    this.#stop.abort();
    const event = this.#event;
    this.#event = null;
    return event;
  }
}
