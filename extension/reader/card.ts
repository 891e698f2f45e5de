// What the card says about one claim.

import type { Citation, Claim, Finding, Report } from '../engine/report';
import { say, sayCount, sayIfKnown } from '../engine/text';
import { written } from './date';
import { element, link } from './element';
import { atPassage } from './passage';

export function card(claim: Claim, report: Report, close: () => void): HTMLElement {
  const findings = claim.findings.flatMap(({ id, cites }) => {
    const record = report.records[id];
    return record ? [{ record, cites }] : [];
  });
  const [best, ...others] = findings;
  const made = element(
    'div',
    `card ${claim.standing}`,
    header(claim, close),
    element(
      'div',
      'body',
      element('p', 'meaning', say(`standing_${named(claim)}_meaning` as 'standing_silent_meaning')),
      element('blockquote', '', claim.text),
      claim.stance !== 'asserted' && element('p', 'stance', say(`stance_${claim.stance}`)),
      claim.differs.length > 0 && differences(claim),
      best ? onRecord(best.record, best.cites) : null,
      others.length > 0 && more(others),
      claim.why.length > 0 &&
        element('section', '', title('card_why'), element('p', 'small', claim.why.join(' · '))),
    ),
    element('footer', '', sayCount('card_compared', report.corpus.documents, written(report.corpus.latest))),
  );
  made.role = 'dialog';
  made.ariaLabel = say('card_label');
  return made;
}

/** The part of the message keys that belongs to a claim's standing. */
const named = ({ standing, differs }: Claim): string =>
  `${standing.replace('-', '_')}${differs.length > 0 && standing !== 'silent' ? '_differs' : ''}`;

const title = (name: 'card_why' | 'card_differs' | 'card_notShown' | 'card_onRecord') =>
  element('h3', '', say(name));

function header(claim: Claim, close: () => void): HTMLElement {
  const button = element('button', '', '×');
  button.type = 'button';
  button.ariaLabel = say('card_close');
  button.addEventListener('click', (event) => {
    if (event.isTrusted) close();
  });
  return element(
    'header',
    '',
    element('span', 'line'),
    element('h2', '', say(`standing_${named(claim)}` as 'standing_silent')),
    button,
  );
}

/** What of the claim does not fit, the page's words beside the corpus's. */
function differences(claim: Claim): HTMLElement {
  const rows = claim.differs.map(({ slot, page, corpus }) => {
    const name = element('th', '', sayIfKnown(`slot_${slot}`) ?? slot);
    name.scope = 'row';
    return element('tr', '', name, element('td', '', inWords(page)), element('td', '', inWords(corpus)));
  });
  const head = element(
    'tr',
    '',
    element('td', ''),
    element('th', '', say('card_thisPage')),
    element('th', '', say('card_thisCorpus')),
  );
  return element(
    'section',
    '',
    title('card_differs'),
    element('table', '', element('thead', '', head), element('tbody', '', ...rows)),
  );
}

/** Stances and standings stand in differences by their names; all else is text. */
const inWords = (value: string): string => sayIfKnown(`value_${value.replace('-', '_')}`) ?? value;

function onRecord(finding: Finding, cites: string[]): HTMLElement {
  return element(
    'section',
    '',
    title('card_onRecord'),
    element('p', 'finding', finding.text),
    finding.speaker !== null && element('p', 'speaker', say('card_speaker', finding.speaker)),
    ...finding.citations.filter(({ cite }) => cites.includes(cite)).map(source),
    finding.not_shown !== null && notShown(finding.not_shown),
  );
}

function notShown(text: string): HTMLElement {
  const made = element('div', '', title('card_notShown'), element('p', 'small', text));
  made.style.paddingTop = '12px';
  return made;
}

function more(findings: { record: Finding; cites: string[] }[]): HTMLElement {
  return element(
    'details',
    '',
    element('summary', '', sayCount('card_more', findings.length)),
    ...findings.map(({ record, cites }) => onRecord(record, cites)),
  );
}

function source(citation: Citation): HTMLElement {
  const date = citation.inferred ? say('card_inferred', written(citation.date)) : written(citation.date);
  return element(
    'div',
    'source',
    element('div', '', link(atPassage(citation.address, citation.words), citation.title)),
    element(
      'div',
      'facts',
      [citation.publisher, date, say('card_paragraph', citation.paragraph)].join(' · '),
    ),
  );
}
