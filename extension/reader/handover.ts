// The first page that a reader asks about crosses without a message, and so does the answer: the page as what the script gives
// back to the background that ran it, the answer as a call into our world (engine/give.ts). For to build the API that
// messages need takes Firefox longer than all that comes before the first mark.

import { type Answer, asAnswer, type First } from '../engine/messages';
import { asChosen, type Chosen } from '../settings/chosen';

export interface Given {
  answer: Answer;
  chosen: Chosen;
}

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const GIVE = Symbol.for('give');

const world = globalThis as { [GIVE]?: (given: string) => void };

// Milliseconds. A background that has not answered by then was stopped at work, or loads the engine on a slow machine.
const PATIENCE = 3000;

export class Handover {
  #asker = String(Math.random());
  #first = Promise.withResolvers<First | null>();

  /** For who ran the script; null where there is nothing to weigh. */
  get first(): Promise<First | null> {
    return this.#first.promise;
  }

  /** Null where no answer came: then it is to be asked for with a message. */
  ask(first: Omit<First, 'asker'>): Promise<Given | null> {
    const { promise, resolve } = Promise.withResolvers<Given | null>();
    const late = setTimeout(() => resolve(null), PATIENCE);
    world[GIVE] = (given) => {
      const { asker, ...value } = JSON.parse(given);
      // The answer to a page that was left meanwhile, or to a reader that went: it is not about this text.
      if (asker !== this.#asker) return;
      clearTimeout(late);
      delete world[GIVE];
      resolve(asGiven(value));
    };
    this.#first.resolve({ ...first, asker: this.#asker });
    return promise;
  }

  none(): void {
    this.#first.resolve(null);
  }
}

const asGiven = (value: { answer?: unknown; chosen?: object }): Given => ({
  answer: asAnswer(value.answer),
  chosen: asChosen(value.chosen ?? {}),
});
