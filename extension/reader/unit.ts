// The page as a tree of what stands on lines of its own.

import type { BlockKind } from '../engine/report';
import type { ReadBlock } from './fold';

/** What holds inside an element that the walk has entered. */
export interface Level {
  element: Element;
  unit: Unit;
  kind: BlockKind;
  breaks: boolean;
  visible: boolean;
  keepsLines: boolean;
  isInStory: boolean;
  /** A closed disclosure, which shows its summary alone. */
  isClosed: boolean;
  /** All of it is read again. */
  isAfresh: boolean;
  /** What is shown in place of the children, and how far the walk has come in it. */
  slotted: Node[] | null;
  at: number;
}

/** An element that stands on lines of its own. */
export interface Unit {
  element: Element;
  outer: Level | null;
  items: (ReadBlock | Unit)[];
  /** What was passed over because it is not shown now. */
  hidden: Element[];
}
