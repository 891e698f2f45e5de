// One finding as a reader browses it: where it stands, who says so, what it rests on and what it does not show.

import type { Citation, CorpusView, TiedFinding } from '../../engine/report';
import { say, sayIfKnown } from '../../engine/text';
import { written } from '../../reader/date';
import { element, link } from '../../reader/element';
import { atPassage } from '../../reader/passage';
import { anchor } from '../../settings/frame';
import { addressOf } from './filter';

export function findingItem(finding: TiedFinding, view: CorpusView): HTMLElement {
  const standing = finding.standing.replace('-', '_');
  const address = anchor(addressOf({ finding: finding.id }), say('findings_address'));
  address.ariaLabel = say('findings_addressOf', finding.text);
  const names = namesOf(finding, view);
  const item = element(
    'li',
    `finding ${finding.standing}`,
    element(
      'p',
      'standing',
      element('span', 'line'),
      element('b', '', sayIfKnown(`standing_${standing}`)),
      element('span', 'meaning', sayIfKnown(`standing_${standing}_meaning`)),
    ),
    element('h3', '', finding.text),
    finding.speaker !== null && element('p', 'speaker', say('card_speaker', finding.speaker)),
    ...byDocument(finding.citations).map(source),
    finding.not_shown !== null &&
      element('p', 'small', element('b', '', `${say('card_notShown')}: `), finding.not_shown),
    element('p', 'foot', names && `${say('findings_names')}: ${names}`, address),
  );
  item.id = `finding-${finding.id}`;
  item.tabIndex = -1;
  return item;
}

function namesOf({ who, whom, system }: TiedFinding, { entities }: CorpusView): string | null {
  const ids = [...who, ...whom, ...system];
  const names = entities.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return names.length > 0 ? names.join(' · ') : null;
}

/** A document once, with each paragraph that the finding rests on. */
function source(citations: Citation[]): HTMLElement | null {
  const [first] = citations;
  if (!first) return null;
  const inOrder = citations.toSorted((a, b) => a.paragraph - b.paragraph);
  const paragraphs = inOrder.flatMap(({ address, words, paragraph }) => [
    ' · ',
    link(atPassage(address, words), say('card_paragraph', paragraph)),
  ]);
  return element(
    'div',
    'source',
    element('div', '', link(atPassage(first.address, first.words), first.title)),
    element('div', 'facts', [first.publisher, dateOf(first)].join(' · '), ...paragraphs),
  );
}

const byDocument = (citations: Citation[]): Citation[][] =>
  [...new Set(citations.map(({ document }) => document))].map((id) =>
    citations.filter(({ document }) => document === id),
  );

export const dateOf = ({ date, inferred }: { date: string; inferred: boolean }): string =>
  inferred ? say('card_inferred', written(date)) : written(date);
