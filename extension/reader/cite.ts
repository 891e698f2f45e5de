// A claim and what is on record about it as plain text, for a note or a message: nothing of it is left unsourced.

import type { Claim, Report } from '../engine/report';
import { say, sayIfKnown } from '../engine/text';
import { comparedWith, factsOf, findingsOf, inWords, meaningOf, stanceOf, standingOf } from './parts';
import { atPassage } from './passage';

export function cite(claim: Claim, report: Report, address: string): string {
  const stance = stanceOf(claim);
  const lines = [
    say('cite_claim', claim.text),
    [report.page.title, address].filter(Boolean).join(', '),
    ...(stance === null ? [] : [stance]),
    '',
    say('cite_standing', standingOf(claim), meaningOf(claim)),
    ...claim.differs.map(({ slot, page, corpus }) =>
      say('cite_differs', sayIfKnown(`slot_${slot}`) ?? slot, inWords(page), inWords(corpus)),
    ),
  ];
  for (const { record, citations } of findingsOf(claim, report)) {
    lines.push('', record.text);
    if (record.speaker !== null) lines.push(say('card_speaker', record.speaker));
    for (const citation of citations) {
      lines.push(`${citation.title} · ${factsOf(citation)}`, atPassage(citation.address, citation.words));
    }
    if (record.not_shown !== null) lines.push(say('cite_notShown', record.not_shown));
  }
  lines.push('', `${report.corpus.name}. ${comparedWith(report)}`);
  return lines.join('\n');
}
