// What card and panel say about a claim, piece by piece.

import type { Citation, Claim, Finding, Report } from '../engine/report';
import { say, sayCount, sayIfKnown } from '../engine/text';
import { written } from './date';
import { element, link } from './element';
import { atPassage } from './passage';

/** The headings below that of the claim: a card's begin at another level than the panel's. */
export type Sub = 'h3' | 'h4';

/** The part of the message keys that belongs to a claim's standing. */
const named = ({ standing, differs }: Claim): string =>
  `${standing.replace('-', '_')}${differs.length > 0 && standing !== 'silent' ? '_differs' : ''}`;

export const standingOf = (claim: Claim): string => say(`standing_${named(claim)}` as 'standing_silent');

export const meaningOf = (claim: Claim): string =>
  say(`standing_${named(claim)}_meaning` as 'standing_silent_meaning');

/** How the page puts it, where it does more than say it. */
export const stanceOf = (claim: Claim): string | null =>
  claim.stance === 'asserted' ? null : say(`stance_${claim.stance}`);

export interface OnRecord {
  record: Finding;
  citations: Citation[];
}

/** What is on record about a claim, best first. */
export const findingsOf = (claim: Claim, report: Report): OnRecord[] =>
  claim.findings.flatMap(({ id, cites }) => {
    const record = report.records[id];
    return record ? [{ record, citations: record.citations.filter(({ cite }) => cites.includes(cite)) }] : [];
  });

const title = (sub: Sub, name: 'card_why' | 'card_differs' | 'card_notShown' | 'card_onRecord') =>
  element(sub, 'sub', say(name));

/** What of the claim does not fit, the page's words beside the corpus's. */
export function differences(claim: Claim, sub: Sub): HTMLElement | null {
  if (claim.differs.length === 0) return null;
  const column = (name: 'card_thisPage' | 'card_thisCorpus') => {
    const made = element('th', '', say(name));
    made.scope = 'col';
    return made;
  };
  const rows = claim.differs.map(({ slot, page, corpus }) => {
    const name = element('th', '', sayIfKnown(`slot_${slot}`) ?? slot);
    name.scope = 'row';
    return element('tr', '', name, element('td', '', inWords(page)), element('td', '', inWords(corpus)));
  });
  const head = element('tr', '', element('td', ''), column('card_thisPage'), column('card_thisCorpus'));
  return element(
    'section',
    '',
    title(sub, 'card_differs'),
    element('table', '', element('thead', '', head), element('tbody', '', ...rows)),
  );
}

/** Stances and standings stand in differences by their names; all else is text. */
export const inWords = (value: string): string => sayIfKnown(`value_${value.replace('-', '_')}`) ?? value;

export function onRecord({ record, citations }: OnRecord, sub: Sub): HTMLElement {
  return element(
    'section',
    '',
    title(sub, 'card_onRecord'),
    element('p', 'finding', record.text),
    record.speaker !== null && element('p', 'speaker', say('card_speaker', record.speaker)),
    ...byDocument(citations).map(source),
    record.not_shown !== null &&
      element('div', 'caveat', title(sub, 'card_notShown'), element('p', 'small', record.not_shown)),
  );
}

export function others(findings: OnRecord[], sub: Sub): HTMLElement | null {
  if (findings.length === 0) return null;
  return element(
    'details',
    '',
    element('summary', '', sayCount('card_more', findings.length)),
    ...findings.map((finding) => onRecord(finding, sub)),
  );
}

/** The page's words that it was matched on. */
export function matchedOn(claim: Claim, sub: Sub): HTMLElement | null {
  if (claim.why.length === 0) return null;
  return element('section', '', title(sub, 'card_why'), element('p', 'small', claim.why.join(' · ')));
}

/** The same, folded away. */
export function matchedOnFolded(claim: Claim): HTMLElement | null {
  if (claim.why.length === 0) return null;
  return element(
    'details',
    '',
    element('summary', '', say('card_why')),
    element('p', 'small', claim.why.join(' · ')),
  );
}

/** What every standing is relative to. */
export const comparedWith = ({ corpus }: Report): string =>
  sayCount('card_compared', corpus.documents, written(corpus.latest));

/** Where a citation stands: publisher, date, paragraph. */
export const factsOf = (citation: Citation): string =>
  [...publicationOf(citation), say('card_paragraph', citation.paragraph)].join(' · ');

const publicationOf = ({ publisher, date, inferred }: Citation): string[] => [
  publisher,
  inferred ? say('card_inferred', written(date)) : written(date),
];

/** Citations of one document together, each document where it is named first. */
function byDocument(citations: Citation[]): [Citation, ...Citation[]][] {
  const documents = new Map<string, [Citation, ...Citation[]]>();
  for (const citation of citations) {
    const same = documents.get(citation.document);
    if (same) same.push(citation);
    else documents.set(citation.document, [citation]);
  }
  return [...documents.values()];
}

/** A document and where in it to look: its title leads to the first passage, each further paragraph to its own. */
function source(citations: [Citation, ...Citation[]]): HTMLElement {
  const [first] = citations;
  const facts =
    citations.length === 1
      ? [factsOf(first)]
      : [`${publicationOf(first).join(' · ')} · `, ...paragraphs(citations)];
  const title = link(atPassage(first.address, first.words), first.title);
  // For paper, where it is written out.
  title.dataset.address = first.address;
  return element('div', 'source', element('div', '', title), element('div', 'facts', ...facts));
}

function paragraphs(citations: Citation[]): (Node | string)[] {
  const inOrder = citations.toSorted((a, b) => a.paragraph - b.paragraph);
  const list = new Intl.ListFormat(say('locale'), { type: 'unit' }).formatToParts(
    inOrder.map(({ paragraph }) => String(paragraph)),
  );
  let next = 0;
  const linked = list.map(({ type, value }) => {
    const citation = type === 'element' ? inOrder[next++] : undefined;
    return citation ? link(atPassage(citation.address, citation.words), value) : value;
  });
  // The message holds the place of the list.
  const [before = '', after = ''] = say('card_paragraphs', '\n').split('\n');
  return [before, ...linked, after];
}

export function button(className: string, label: string, act: () => void): HTMLButtonElement {
  const made = element('button', className, label);
  made.type = 'button';
  // A page can send any event it likes; only a person's counts.
  made.addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
  return made;
}

const SAID_FOR = 2500;

/** Copies what a claim's text is, and says on the button whether that worked. */
export function copyButton(className: string, copy: () => Promise<boolean>): HTMLElement {
  const made = button(className, say('card_copy'), async () => {
    made.textContent = say((await copy()) ? 'card_copied' : 'card_copyFailed');
    setTimeout(() => {
      made.textContent = say('card_copy');
    }, SAID_FOR);
  });
  made.ariaLive = 'polite';
  return made;
}
