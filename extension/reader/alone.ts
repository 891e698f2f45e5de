// Whether an element stands on lines of its own.
//
// The computed style tells. In Firefox to ask for it took a third of all that a reading takes, and to ask for a width takes
// a tenth of that (in Chromium both cost the same). So there, of siblings of one name that are as wide as one another, only
// the first is asked. What stands in a line, or is not shown, has no width of its own; and a box that is set in a line,
// but fills it as its sibling does, has that line to itself.

import { styleOf, widthOf } from './dom';
import { isInline } from './hiding';
import type { Level } from './unit';

export function standsAlone(element: Element, name: string, outer: Level): boolean {
  if (import.meta.env.FIREFOX && outer.alike?.name === name) {
    const width = widthOf(element);
    if (width > 0 && width === outer.alike.width) return true;
  }
  const { display } = styleOf(element);
  if (isInline(display) || display === 'none') return false;
  if (import.meta.env.FIREFOX) outer.alike = { name, width: widthOf(element) };
  return true;
}
