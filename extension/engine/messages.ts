// The few messages between reader and background. The reader asks; the background answers.
//
// The button needs no message: pressing it runs the reader in the page, and a reader that is already there takes
// itself away. So whether a page is marked is known in one place, the page, and a stopped service worker forgets nothing.

import type { Page, Report } from './report';
import { isPage, isReport } from './shape';

/** From the reader. */
export type Request =
  /** Weigh this page. Answered with an `Answer`. */
  | { kind: 'scan'; page: Page }
  /** The marks are off. No answer. */
  | { kind: 'off' }
  /** There is no text to mark here, such as a PDF shown by the browser. No answer. */
  | { kind: 'not-a-page' };

/** To the reader. `failed`: the engine could not be loaded, or gave up on this page. */
export type Answer = { kind: 'report'; report: Report } | { kind: 'failed' };

const kindOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;

export function asRequest(value: unknown): Request | null {
  switch (kindOf(value)) {
    case 'scan': {
      const { page } = value as { page?: unknown };
      return isPage(page) ? { kind: 'scan', page } : null;
    }
    case 'off':
      return { kind: 'off' };
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
