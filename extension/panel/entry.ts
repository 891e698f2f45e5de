// One claim in the panel's list.

import type { Claim, Report } from '../engine/report';
import { say } from '../engine/text';
import { element } from '../reader/element';
import {
  button,
  copyButton,
  differences,
  findingsOf,
  matchedOnFolded,
  meaningOf,
  onRecord,
  others,
  stanceOf,
  standingOf,
} from '../reader/parts';

export interface EntryActs {
  go(): void;
  copy(): Promise<boolean>;
  dismiss(): void;
}

/** `site`: that of the frame that the claim is in, where it is another than the page's. */
export function entry(claim: Claim, report: Report, site: string | null, acts: EntryActs): HTMLLIElement {
  const [best, ...rest] = findingsOf(claim, report);
  const stance = stanceOf(claim);
  const sentence = button('sentence', claim.text, acts.go);
  sentence.title = say('panel_go');
  const parts = [
    element('header', '', element('span', 'line'), element('h3', '', standingOf(claim))),
    element('p', 'meaning', meaningOf(claim)),
    element('blockquote', '', sentence),
    site !== null && element('p', 'frame', say('panel_inFrame', site)),
    stance !== null && element('p', 'stance', stance),
    differences(claim, 'h4'),
    best ? onRecord(best, 'h4') : null,
    others(rest, 'h4'),
    matchedOnFolded(claim),
    element(
      'div',
      'actions',
      copyButton('copy', acts.copy),
      button('dismiss', say('card_dismiss'), acts.dismiss),
    ),
  ];
  return element('li', `claim ${claim.standing}`, element('article', '', ...parts));
}
