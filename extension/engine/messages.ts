// The few messages between reader, background and panel. The reader asks the background; panel and commands give the
// reader orders.
//
// The button needs no message: pressing it runs the reader in the page, and a reader that is already there takes
// itself away. So whether a page is marked is known in one place, the page, and a stopped service worker forgets nothing.

import type { Page, Report } from './report';
import { isCount, isPage, isReport, isState, isWhere } from './shape';

/** From the page. */
export type Request =
  /** Weigh this page. Answered with an `Answer`. */
  | { kind: 'scan'; page: Page }
  /** Weigh these words by themselves. Answered with an `Answer`. */
  | { kind: 'weigh'; text: string }
  /** The words of the interface in the language that was chosen. Answered with messages, or null. */
  | { kind: 'words' }
  /** So many claims are on the page now, and what the reader would tell the panel is another. No answer. */
  | { kind: 'count'; claims: number }
  /** The first marks are seen: run the script with the cards (entrypoints/cards.ts). Answered with true once it ran. */
  | { kind: 'cards' }
  /** The marks are on. No answer. */
  | { kind: 'on' }
  /** The marks are off. No answer. */
  | { kind: 'off' }
  /** A card was opened in this frame of another site. No answer. */
  | { kind: 'here' }
  /** Here is a frame of another site: it is to be marked if the page is. Answered with whether the page has
   * a reader, once that was seen to. */
  | { kind: 'frame' }
  /** There is no text to mark here, such as a PDF shown by the browser. No answer. */
  | { kind: 'not-a-page' };

/** What a reader gives back when it is run: the first page to be weighed, and the address under which sentences that were
 * dismissed there are kept. `asker`: by the time of the answer another page's reader may be in its place. */
export interface First {
  asker: string;
  page: Page;
  address: string;
}

/** To the reader. `failed`: the engine could not be loaded, or gave up on this page. */
export type Answer = { kind: 'report'; report: Report } | { kind: 'failed' };

/** From panel and background to the reader of a tab. A claim goes with its words, for its number may be of yesterday. */
export type Order =
  /** Answered with a `State`. */
  | { kind: 'tell' }
  /** Bring this claim into sight. Answered with whether it is there. */
  | { kind: 'go'; claim: number; text: string }
  /** Where the reader is, for the keys. Answered with a `Where`. */
  | { kind: 'where' }
  /** Open the card of the next claim, or the one before: from the last one, or from an end. Answered with whether there
   * is one. */
  | { kind: 'step'; by: 1 | -1; from: 'last' | 'end' }
  /** The last card was opened in this frame. */
  | { kind: 'at'; frame: number }
  /** Unmark a sentence on this page, or mark it again. */
  | { kind: 'dismiss'; text: string; dismissed: boolean }
  /** Answered with whether the marks are on. */
  | { kind: 'is-on' }
  /** Answered with whether this frame of another site may have a reader: while the marks are on, if not too many have. */
  | { kind: 'admit'; frame: number }
  /** So many claims are in a frame that has a reader of its own; null where that has gone. Answered with whether that makes
   * room for others, which are to be called again. */
  | { kind: 'elsewhere'; frame: number; claims: number | null }
  /** To the reader of such a frame: the page's own has gone. */
  | { kind: 'leave' };

/** What the reader of a tab knows. `report`: null while the engine is at work. */
export interface State {
  address: string;
  report: Report | null;
  /** Claims that the person took the marks from, by their place in the report. */
  dismissed: number[];
  /** The frames that have readers of their own. */
  frames: number[];
  /** Whether other frames were left unread, for there are too many. */
  areSomeLeft: boolean;
}

/** The frame in which the last card was opened, and those that have readers of their own. */
export interface Where {
  at: number;
  frames: number[];
}

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;

export function asRequest(value: unknown): Request | null {
  switch (kindOf(value)) {
    case 'scan': {
      const { page } = value as { page?: unknown };
      return isPage(page) ? { kind: 'scan', page } : null;
    }
    case 'weigh': {
      const { text } = value as { text?: unknown };
      return typeof text === 'string' ? { kind: 'weigh', text } : null;
    }
    case 'count': {
      const { claims } = value as { claims?: unknown };
      return isCount(claims) ? { kind: 'count', claims } : null;
    }
    case 'words':
      return { kind: 'words' };
    case 'cards':
      return { kind: 'cards' };
    case 'on':
      return { kind: 'on' };
    case 'off':
      return { kind: 'off' };
    case 'here':
      return { kind: 'here' };
    case 'frame':
      return { kind: 'frame' };
    case 'not-a-page':
      return { kind: 'not-a-page' };
    default:
      return null;
  }
}

export function asAnswer(value: unknown): Answer {
  if (kindOf(value) === 'report') {
    const { report } = value as { report?: unknown };
    if (isReport(report)) return { kind: 'report', report };
  }
  return { kind: 'failed' };
}

export function asOrder(value: unknown): Order | null {
  const { claim, text, by, from, dismissed, frame, claims } = (value ?? {}) as Record<string, unknown>;
  switch (kindOf(value)) {
    case 'tell':
      return { kind: 'tell' };
    case 'go':
      return typeof claim === 'number' && typeof text === 'string' ? { kind: 'go', claim, text } : null;
    case 'step':
      return (by === 1 || by === -1) && (from === 'last' || from === 'end')
        ? { kind: 'step', by, from }
        : null;
    case 'where':
      return { kind: 'where' };
    case 'at':
      return isCount(frame) ? { kind: 'at', frame } : null;
    case 'dismiss':
      return typeof text === 'string' && typeof dismissed === 'boolean'
        ? { kind: 'dismiss', text, dismissed }
        : null;
    case 'is-on':
      return { kind: 'is-on' };
    case 'admit':
      return isCount(frame) ? { kind: 'admit', frame } : null;
    case 'elsewhere':
      return isCount(frame) && (claims === null || isCount(claims))
        ? { kind: 'elsewhere', frame, claims }
        : null;
    case 'leave':
      return { kind: 'leave' };
    default:
      return null;
  }
}

export const asWhere = (value: unknown): Where | null => (isWhere(value) ? value : null);

export const asState = (value: unknown): State | null => (isState(value) ? value : null);
