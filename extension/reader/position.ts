// Where elements stand among their siblings: right as long as nothing comes or goes before them, or before what they are in.

import { attribute, firstOf, isElement, isLike, nameOf, nextOf, parentOf } from './dom';
import { EVERY, type Path } from './path';

// Browsers follow a selector by recursion.
const MOST_STEPS = 100;

/** Takes in all elements of a name. */
export function nameOnly(element: Element): string {
  const name = CSS.escape(nameOf(element));
  // Names that a script wrote in capitals are like none.
  return isLike(element, name) ? name : EVERY;
}

export class Positions {
  // Of each parent that was asked about, its children's places among them.
  #places = new Map<Element, Map<Element, number>>();

  /** Null for an element that is too deep in what has an id. */
  pathTo(element: Element): Path | null {
    const path: Path = { from: ':root', names: [], places: [] };
    for (let at = element; path.names.length < MOST_STEPS; ) {
      const id = attribute(at, 'id');
      const parent = parentOf(at);
      if (id) path.from = `#${CSS.escape(id)}`;
      if (id || !parent) return path;
      path.names.unshift(nameOnly(at));
      path.places.unshift(this.#placeOf(at, parent));
      at = parent;
    }
    return null;
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
