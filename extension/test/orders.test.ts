import { expect, test } from 'vitest';
import { asOrder, asRequest, asState, asWhere } from '../engine/messages';

test('orders of the right shape pass', () => {
  expect(asOrder({ kind: 'tell' })).toEqual({ kind: 'tell' });
  expect(asOrder({ kind: 'go', claim: 2, text: 'x', more: 1 })).toEqual({ kind: 'go', claim: 2, text: 'x' });
  expect(asOrder({ kind: 'step', by: -1, from: 'end' })).toEqual({ kind: 'step', by: -1, from: 'end' });
  expect(asOrder({ kind: 'where' })).toEqual({ kind: 'where' });
  expect(asOrder({ kind: 'at', frame: 7 })).toEqual({ kind: 'at', frame: 7 });
  expect(asOrder({ kind: 'dismiss', text: 'x', dismissed: false })).toEqual({
    kind: 'dismiss',
    text: 'x',
    dismissed: false,
  });
  expect(asOrder({ kind: 'is-on' })).toEqual({ kind: 'is-on' });
  expect(asOrder({ kind: 'admit', frame: 7 })).toEqual({ kind: 'admit', frame: 7 });
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
  { kind: 'step', by: 2, from: 'last' },
  { kind: 'step', by: 1, from: 'middle' },
  { kind: 'at' },
  { kind: 'admit', frame: -1 },
  { kind: 'dismiss', text: 'x' },
  { kind: 'elsewhere', frame: 7 },
  { kind: 'elsewhere', frame: 7, claims: 1.5 },
  { kind: 'scan' },
])('anything else is no order: %j', (message) => {
  expect(asOrder(message)).toBeNull();
});

test('where the reader is', () => {
  expect(asWhere({ at: 0, frames: [3] })).toEqual({ at: 0, frames: [3] });
  expect(asWhere({ at: 0, frames: ['3'] })).toBeNull();
  expect(asWhere(undefined)).toBeNull();
});

test('words to weigh are a text', () => {
  expect(asRequest({ kind: 'weigh', text: 'x' })).toEqual({ kind: 'weigh', text: 'x' });
  expect(asRequest({ kind: 'weigh', text: 1 })).toBeNull();
});

test('a state may have no report yet, but no report of another shape', () => {
  const state = {
    address: 'https://example.org/',
    report: null,
    dismissed: [],
    frames: [4],
    areSomeLeft: false,
  };
  expect(asState(state)).toEqual(state);
  expect(asState({ ...state, report: {} })).toBeNull();
  expect(asState({ ...state, frames: [-1] })).toBeNull();
  expect(asState({ ...state, areSomeLeft: 1 })).toBeNull();
  expect(asState(undefined)).toBeNull();
});
