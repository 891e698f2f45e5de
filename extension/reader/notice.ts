// A small word in the corner that goes away by itself: nothing was found, or the page could not be read.

import type { Report } from '../engine/report';
import { say, sayCount } from '../engine/text';
import { written } from './date';
import { element } from './element';

const SHOWN_FOR = 7000;

export function nothingFound(report: Report): HTMLElement {
  return notice(
    say('notice_nothing'),
    report.page.notices.includes('not-english')
      ? say('notice_notEnglish')
      : sayCount('notice_mentioning', report.page.mentioning),
    sayCount('card_compared', report.corpus.documents, written(report.corpus.latest)),
  );
}

export const readInPart = (): HTMLElement => notice(say('notice_part'));

/** All claims are of standings that the settings leave unmarked. */
export function noneMarked(report: Report): HTMLElement {
  return notice(
    sayCount('notice_unmarked', report.claims.length),
    sayCount('card_compared', report.corpus.documents, written(report.corpus.latest)),
  );
}

export const couldNotRead = (): HTMLElement => notice(say('notice_failed'));

function notice(...lines: string[]): HTMLElement {
  const made = element('div', 'notice', ...lines.map((line) => element('p', '', line)));
  made.role = 'status';
  return made;
}

export const afterAWhile = (done: () => void): number => window.setTimeout(done, SHOWN_FOR);
