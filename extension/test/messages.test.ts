import { expect, test } from 'vitest';
import { asAnswer, asRequest } from '../engine/messages';

const page = {
  title: null,
  published: null,
  language: 'en',
  address: null,
  blocks: [{ kind: 'item', text: 'x' }],
};
const report = {
  corpus: { name: 'c', documents: 3, findings: 2, latest: '2026-01' },
  page: { title: null, published: null, sentences: 1, mentioning: 0, closely: [], notices: [] },
  claims: [],
  records: {},
};

test('requests of the right shape pass', () => {
  expect(asRequest({ kind: 'scan', page })).toEqual({ kind: 'scan', page });
  expect(asRequest({ kind: 'off', more: 1 })).toEqual({ kind: 'off' });
});

test.each([
  null,
  'scan',
  { kind: 'scan' },
  { kind: 'scan', page: { ...page, blocks: 'x' } },
  { kind: 'scan', page: { ...page, blocks: [{ kind: 'script', text: 'x' }] } },
  { kind: 'scan', page: { ...page, title: 1 } },
  { kind: 'scan', page: Object.create(page) },
  { kind: 'toString' },
])('anything else is no request: %j', (message) => {
  expect(asRequest(message)).toBeNull();
});

test('an answer is a report of the right shape, or a failure', () => {
  expect(asAnswer({ kind: 'report', report })).toEqual({ kind: 'report', report });
  for (const wrong of [
    undefined,
    null,
    {},
    { kind: 'report' },
    { kind: 'report', report: { ...report, claims: [{}] } },
  ]) {
    expect(asAnswer(wrong)).toEqual({ kind: 'failed' });
  }
});
