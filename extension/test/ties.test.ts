import { expect, test } from 'vitest';
import type { CorpusView, TiedFinding } from '../engine/report';
import { addressOf, filtered, readFilter } from '../entrypoints/options/filter';
import { pictureOf } from '../entrypoints/options/ties';

const finding = (id: string, tied: Partial<TiedFinding>): TiedFinding => ({
  id,
  text: `The text of ${id}`,
  standing: 'documented',
  speaker: null,
  not_shown: null,
  citations: [],
  who: [],
  whom: [],
  system: [],
  ...tied,
});
const entity = (id: string, kind: string, parent: string | null = null) => ({
  id,
  name: id.toUpperCase(),
  kind,
  parent,
});

const view: CorpusView = {
  name: 'a corpus of our own',
  latest: '2026-01',
  documents: [],
  entities: [
    entity('harbor', 'agency'),
    entity('dock', 'agency', 'harbor'),
    entity('mayor', 'body'),
    entity('opera', 'body'),
    entity('tide', 'vendor'),
    entity('crane', 'vendor'),
    ...Array.from({ length: 12 }, (_, i) => entity(`other-${i}`, 'vendor')),
    entity('pump', 'system', 'tide'),
    entity('boss', 'leader', 'crane'),
  ],
  findings: [
    finding('award', { who: ['harbor'], whom: ['tide'] }),
    finding('says', { who: ['tide'], whom: ['harbor'], standing: 'attributed', speaker: 'Álvaro' }),
    finding('pumps', { who: ['dock'], system: ['pump'] }),
    finding('memo', { who: ['boss'], whom: ['harbor'] }),
    finding('looked', { who: ['harbor'], whom: ['crane'], standing: 'not-documented' }),
    finding('ball', { who: ['opera'] }),
    finding('policy', { who: ['mayor'], whom: ['crane'] }),
  ],
};

const { agencies, rows, more } = pictureOf(view);
const cell = (vendor: string, agency: string) =>
  [...rows, ...more]
    .find((row) => row.vendor.id === vendor)
    ?.cells.find((found) => found.agency.id === agency);

test('columns are the agencies and the bodies that a finding ties to a vendor', () => {
  expect(agencies.map(({ id }) => id)).toEqual(['harbor', 'dock', 'mayor']);
});

test('rows are the vendors that a finding names, then a sample of the others; the rest waits', () => {
  expect(rows.slice(0, 2).map(({ vendor }) => vendor.id)).toEqual(['tide', 'crane']);
  expect(rows.length + more.length).toBe(14);
  expect(more.length).toBeGreaterThan(0);
});

test('a cell counts by standing what names both, a system for its vendor, and no part for the whole', () => {
  expect(cell('tide', 'harbor')?.standings).toEqual([
    { standing: 'documented', count: 1 },
    { standing: 'attributed', count: 1 },
  ]);
  expect(cell('tide', 'dock')?.standings).toEqual([{ standing: 'documented', count: 1 }]);
  expect(cell('crane', 'dock')).toMatchObject({ standings: [], people: 0 });
});

test('what a vendor’s people say ties no vendor to an agency', () => {
  expect(cell('crane', 'harbor')).toMatchObject({
    standings: [{ standing: 'not-documented', count: 1 }],
    people: 1,
  });
});

test('a cell leads to as many findings as it counts', () => {
  for (const { cells } of rows) {
    for (const { vendor, agency, standings, people } of cells) {
      const found = filtered(view, readFilter(addressOf({ vendor: vendor.id, agency: agency.id })));
      expect(found.length).toBe(standings.reduce((sum, { count }) => sum + count, people));
    }
  }
});

test('search asks for all words, in any case and without accents, in text, names and speakers', () => {
  const ids = (search: string) => filtered(view, readFilter(addressOf({ search }))).map(({ id }) => id);
  expect(ids('alvaro TIDE')).toEqual(['says']);
  expect(ids('pump')).toEqual(['pumps']);
  expect(ids('alvaro dock')).toEqual([]);
  expect(ids('  ')).toHaveLength(view.findings.length);
});

test('an address that names nothing we know filters by nothing, or finds nothing', () => {
  expect(readFilter('#standing=true&x=1').standing).toBe('');
  expect(filtered(view, readFilter('#vendor=nobody'))).toEqual([]);
});
