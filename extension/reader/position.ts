// Selectors for one element alone, by where it stands among its siblings: right as long as nothing comes or goes before it,
// or before what it is in.

import { attribute, firstOf, isElement, nameOf, nextOf, parentOf } from './dom';

// Browsers follow a selector by recursion.
const MOST_STEPS = 100;

export class Positions {
  // Of each parent that was asked about, its children's places among them.
  #places = new Map<Element, Map<Element, number>>();

  /** From the first element around it that has an id, or from the root; null for one that is too deep in either. */
  selectorOf(element: Element): string | null {
    const steps: string[] = [];
    for (let at: Element | null = element; at; at = parentOf(at)) {
      if (steps.length === MOST_STEPS) return null;
      const id = attribute(at, 'id');
      if (id) {
        steps.unshift(`#${CSS.escape(id)}`);
        break;
      }
      const parent = parentOf(at);
      steps.unshift(parent ? `${CSS.escape(nameOf(at))}:nth-child(${this.#placeOf(at, parent)})` : ':root');
    }
    return steps.join(' > ');
  }

  #placeOf(element: Element, parent: Element): number {
    let places = this.#places.get(parent);
    if (!places) {
      places = new Map();
      for (let child = firstOf(parent); child; child = nextOf(child)) {
        if (isElement(child)) places.set(child, places.size + 1);
      }
      this.#places.set(parent, places);
    }
    return places.get(element) ?? 0;
  }
}
