// A small report for the tests: two claims, one that differs and one that nothing is on record about.
import { readFileSync } from 'node:fs';
import type { Citation, Claim, Finding, Report } from '../engine/report';
import type { Messages } from '../engine/text';

export const messagesOf = (language: string): Messages =>
  JSON.parse(readFileSync(new URL(`../public/_locales/${language}/messages.json`, import.meta.url), 'utf8'));

export const citation = (more: Partial<Citation> = {}): Citation => ({
  cite: 'd:3',
  document: 'd',
  title: 'The Ferry Papers',
  publisher: 'Café Gazette',
  address: 'https://gazette.example/ferries',
  date: '2026-01',
  inferred: true,
  paragraph: 3,
  words: 'two ferries',
  ...more,
});

export const finding = (more: Partial<Finding> = {}): Finding => ({
  id: 'ferries',
  text: 'The port bought two ferries for nearly $3 million.',
  standing: 'attributed',
  speaker: 'a former harbor master',
  not_shown: 'A purchase does not show that they sail.',
  citations: [citation(), citation({ cite: 'd:9', paragraph: 9, words: null })],
  ...more,
});

export const claim = (more: Partial<Claim> = {}): Claim => ({
  block: 0,
  start: 0,
  end: 10,
  text: 'The port’s ferries cost $30 million.',
  standing: 'attributed',
  stance: 'asserted',
  differs: [{ slot: 'amount', page: '$30 million', corpus: 'nearly $3 million' }],
  findings: [{ id: 'ferries', standing: 'attributed', cites: ['d:3'] }],
  why: ['port', 'ferries'],
  ...more,
});

export const silent = claim({
  text: 'The port bought a tug.',
  standing: 'silent',
  differs: [],
  findings: [],
});

export const report = (more: Partial<Report> = {}): Report => ({
  corpus: { name: 'Harbors', documents: 3, findings: 2, latest: '2026-01' },
  page: { title: 'A page', published: null, sentences: 9, mentioning: 4, closely: [], notices: [] },
  claims: [claim(), silent],
  records: { ferries: finding() },
  ...more,
});
