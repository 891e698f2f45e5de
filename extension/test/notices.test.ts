// What is said about a page as a whole.
import { beforeAll, expect, test, vi } from 'vitest';
import { speak } from '../engine/text';
import { noticesOf } from '../panel/notices';
import { messagesOf, report } from './given';

vi.mock('../engine/api', () => ({ browser: {} }));
beforeAll(() => speak(messagesOf('en')));

const said = (
  notices: string[],
  more: Partial<ReturnType<typeof report>['page']> = {},
  claims = report().claims,
  areFramesLeft = false,
) => noticesOf(report({ claims, page: { ...report().page, notices, ...more } }), areFramesLeft);

test('of a page with claims and nothing special nothing is said', () => {
  expect(said([])).toEqual([]);
});

test('that there are more frames than are read', () => {
  expect(said([], {}, undefined, true)).toEqual([expect.stringMatching(/^More than 20 frames/)]);
});

test('a newer page, with its date where it has one', () => {
  expect(said(['newer-than-corpus'])).toEqual([expect.stringMatching(/^This page is newer .*January 2026/)]);
  expect(said(['newer-than-corpus'], { published: '2026-03-02' })).toEqual([
    expect.stringMatching(/^This page, of March 2, 2026, is newer .*January 2026/),
  ]);
});

test('a page that is itself a document, by its title where that is known', () => {
  expect(said(['is-document:d'])).toEqual([expect.stringContaining('“The Ferry Papers”')]);
  expect(said(['is-document:unheard-of'])).toEqual([expect.not.stringContaining('“')]);
});

test('a page without claims: how many sentences name one side', () => {
  expect(said([], {}, [])).toEqual([expect.stringMatching(/^4 sentences name an agency or a vendor/)]);
  expect(said([], { mentioning: 1 }, [])).toEqual([expect.stringMatching(/^1 sentence names/)]);
});

test('of a page in another language only that is said', () => {
  expect(said(['not-english'], {}, [])).toEqual([expect.stringMatching(/English/)]);
});

test('a notice of a kind that is not known is passed over', () => {
  expect(said(['of-tomorrow', ''])).toEqual([]);
});
