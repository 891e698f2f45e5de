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
  expect(asOrder({ kind: 'is-on' })).toEqual({ kind: 'is-on' });
  expect(asOrder({ kind: 'elsewhere', frame: 7, claims: 0 })).toEqual({
    kind: 'elsewhere',
    frame: 7,
    claims: 0,
  });
  expect(asOrder({ kind: 'elsewhere', frame: 7, claims: null })).not.toBeNull();
  expect(asOrder({ kind: 'leave', frame: 7 })).toEqual({ kind: 'leave' });
});

test.each([
  null,
  undefined,
  'tell',
  { kind: 'go', claim: '2', text: 'x' },
  { kind: 'step', by: 2 },
  { kind: 'dismiss', text: 'x' },
  { kind: 'elsewhere', frame: 7 },
  { kind: 'elsewhere', frame: 7, claims: 1.5 },
  { kind: 'scan' },
])('anything else is no order: %j', (message) => {
  expect(asOrder(message)).toBeNull();
});

test('words to weigh are a text', () => {
  expect(asRequest({ kind: 'weigh', text: 'x' })).toEqual({ kind: 'weigh', text: 'x' });
  expect(asRequest({ kind: 'weigh', text: 1 })).toBeNull();
});

test('a state may have no report yet, but no report of another shape', () => {
  const state = { address: 'https://example.org/', report: null, dismissed: [], frames: [4] };
  expect(asState(state)).toEqual(state);
  expect(asState({ ...state, report: {} })).toBeNull();
  expect(asState({ ...state, frames: [-1] })).toBeNull();
  expect(asState(undefined)).toBeNull();
});
