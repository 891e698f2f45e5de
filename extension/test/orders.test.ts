import { expect, test } from 'vitest';
import { asOrder, asRequest, asState } from '../engine/messages';

test('orders of the right shape pass', () => {
  expect(asOrder({ kind: 'tell' })).toEqual({ kind: 'tell' });
  expect(asOrder({ kind: 'go', claim: 2, text: 'x', more: 1 })).toEqual({ kind: 'go', claim: 2, text: 'x' });
  expect(asOrder({ kind: 'step', by: -1 })).toEqual({ kind: 'step', by: -1 });
  expect(asOrder({ kind: 'dismiss', text: 'x', dismissed: false })).toEqual({
    kind: 'dismiss',
    text: 'x',
    dismissed: false,
  });
});

test.each([
  null,
  undefined,
  'tell',
  { kind: 'go', claim: '2', text: 'x' },
  { kind: 'step', by: 2 },
  { kind: 'dismiss', text: 'x' },
  { kind: 'scan' },
])('anything else is no order: %j', (message) => {
  expect(asOrder(message)).toBeNull();
});

test('words to weigh are a text', () => {
  expect(asRequest({ kind: 'weigh', text: 'x' })).toEqual({ kind: 'weigh', text: 'x' });
  expect(asRequest({ kind: 'weigh', text: 1 })).toBeNull();
});

test('a state may have no report yet, but no report of another shape', () => {
  const state = { address: 'https://example.org/', report: null, dismissed: [] };
  expect(asState(state)).toEqual(state);
  expect(asState({ ...state, report: {} })).toBeNull();
  expect(asState(undefined)).toBeNull();
});
