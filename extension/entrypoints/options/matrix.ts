// The picture of the corpus as a table: each cell says in words where the corpus stands, and leads to its findings.

import type { CorpusView, Standing } from '../../engine/report';
import { say, sayCount } from '../../engine/text';
import { element } from '../../reader/element';
import { anchor } from '../../settings/frame';
import { addressOf, type Filter } from './filter';
import { type Cell, pictureOf, type Row } from './ties';

/** Gives the table with what goes around it, and what to call when another choice is shown. */
export function matrix(view: CorpusView): { element: HTMLElement; mark: (filter: Filter) => void } {
  const { agencies, rows, more } = pictureOf(view);
  const corner = element('th', '', say('matrix_vendor'));
  corner.scope = 'col';
  const heads = agencies.map(({ name }) => {
    const head = element('th', '', name);
    head.scope = 'col';
    return head;
  });
  const body = element('tbody', '', ...rows.map(rowOf));
  const caption = element('caption', 'unseen', say('matrix_caption'));
  const table = element(
    'table',
    'matrix',
    caption,
    element('thead', '', element('tr', '', corner, ...heads)),
    body,
  );
  // It scrolls sideways in a narrow window, and then the keyboard must reach it.
  const frame = element('div', 'scroll', table);
  frame.tabIndex = 0;
  frame.role = 'region';
  frame.ariaLabel = say('matrix_caption');

  let shown: Filter | null = null;
  const mark = (filter: Filter) => {
    shown = filter;
    for (const link of body.querySelectorAll('a')) {
      const { vendor, agency } = link.dataset;
      link.ariaCurrent = vendor === filter.vendor && agency === filter.agency ? 'true' : null;
    }
  };
  const all = element('button', 'quiet', sayCount('matrix_more', more.length));
  all.type = 'button';
  all.addEventListener('click', () => {
    const added = more.map(rowOf);
    body.append(...added);
    all.remove();
    if (shown) mark(shown);
    added[0]?.querySelector('a')?.focus();
  });
  const note = element('p', 'hint', say('matrix_note'));
  return { element: element('div', '', frame, more.length > 0 && all, note), mark };
}

function rowOf({ vendor, cells }: Row): HTMLElement {
  const head = element('th', '', vendor.name);
  head.scope = 'row';
  return element('tr', '', head, ...cells.map(cellOf));
}

function cellOf({ vendor, agency, standings, people }: Cell): HTMLElement {
  const lines =
    standings.length > 0 || people > 0
      ? standings.map(({ standing, count }) => line(standing, count))
      : [line('silent', 0)];
  const link = anchor(
    addressOf({ vendor: vendor.id, agency: agency.id }),
    '',
    standings[0]?.standing ?? 'silent',
  );
  link.dataset.vendor = vendor.id;
  link.dataset.agency = agency.id;
  link.append(
    element('span', 'unseen', `${say('matrix_cell', vendor.name, agency.name)}: `),
    ...lines,
    ...(people > 0 ? [element('span', 'people', sayCount('matrix_people', people))] : []),
  );
  return element('td', '', link);
}

const WORDS: Record<Standing, () => string> = {
  documented: () => say('matrix_documented'),
  attributed: () => say('matrix_attributed'),
  'not-documented': () => say('matrix_notDocumented'),
  silent: () => say('matrix_silent'),
};

function line(standing: Standing, count: number): HTMLElement {
  const number = new Intl.NumberFormat(say('locale')).format(count);
  return element(
    'span',
    `standing ${standing}`,
    element('span', 'line'),
    WORDS[standing](),
    count > 1 && element('span', 'count', `\u00a0·\u00a0${number}`),
  );
}
