// What the card says about one claim.

import type { Claim, Report } from '../engine/report';
import { say, sayCount } from '../engine/text';
import { element } from './element';
import {
  button,
  comparedWith,
  copyButton,
  differences,
  findingsOf,
  matchedOn,
  meaningOf,
  onRecord,
  others,
  stanceOf,
  standingOf,
} from './parts';

/** What the card's buttons do. */
export interface Acts {
  close(): void;
  copy?(): Promise<boolean>;
  /** Takes the mark away for good. */
  dismiss?(): void;
}

/** The card of a claim; `more` are further claims of the same words. */
export function card(claim: Claim, report: Report, acts: Acts, more: Claim[] = []): HTMLElement {
  return frame(
    claim.standing,
    [element('span', 'line'), element('h2', '', standingOf(claim))],
    [...content(claim, report), more.length > 0 && further(more, report)],
    report,
    acts,
  );
}

/** The card of words that make no claim, and why they make none. */
export function cardOfNone(text: string, why: string, report: Report | null, close: () => void): HTMLElement {
  return frame(
    'none',
    [element('h2', '', say('asked_none'))],
    [element('p', 'meaning', why), text !== '' && element('blockquote', '', text)],
    report,
    { close },
  );
}

type Part = HTMLElement | false | null;

function frame(
  kind: string,
  head: HTMLElement[],
  parts: Part[],
  report: Report | null,
  acts: Acts,
): HTMLElement {
  const close = button('close', '×', acts.close);
  close.ariaLabel = say('card_close');
  const body = element('div', 'body', ...parts);
  // What scrolls can be scrolled from the keyboard too.
  body.tabIndex = 0;
  body.role = 'group';
  body.ariaLabel = say('card_label');
  const made = element(
    'div',
    `card ${kind}`,
    element('header', '', ...head, close),
    body,
    element(
      'div',
      'foot',
      report && element('footer', '', comparedWith(report)),
      element(
        'div',
        'actions',
        acts.copy ? copyButton('copy', acts.copy) : null,
        acts.dismiss ? button('dismiss', say('card_dismiss'), acts.dismiss) : null,
      ),
    ),
  );
  made.role = 'dialog';
  made.ariaLabel = say('card_label');
  // So that it can be given the focus, and its first words are read out.
  made.tabIndex = -1;
  return made;
}

function content(claim: Claim, report: Report): Part[] {
  const [best, ...rest] = findingsOf(claim, report);
  const stance = stanceOf(claim);
  return [
    element('p', 'meaning', meaningOf(claim)),
    element('blockquote', '', claim.text),
    stance !== null && element('p', 'stance', stance),
    differences(claim, 'h3'),
    best ? onRecord(best, 'h3') : null,
    others(rest, 'h3'),
    matchedOn(claim, 'h3'),
  ];
}

function further(claims: Claim[], report: Report): HTMLElement {
  const made = element('details', '', element('summary', '', sayCount('asked_more', claims.length)));
  for (const claim of claims) {
    const head = element('div', 'again', element('span', 'line'), element('h3', '', standingOf(claim)));
    const parts = content(claim, report).filter((part) => part !== null && part !== false);
    made.append(element('div', claim.standing, head, ...parts));
  }
  return made;
}
