// Dismissed sentences: kept as hashes, for one address, and nowhere in a private window.
import { beforeEach, expect, test, vi } from 'vitest';
import { Dismissed, dismissedOn, hash } from '../settings/dismissed';

const browser = vi.hoisted(() => {
  const held: Record<string, unknown> = {};
  return {
    held,
    extension: { inIncognitoContext: false },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: held[key] }),
        set: async (values: object) => void Object.assign(held, values),
        remove: async (key: string) => {
          delete held[key];
        },
      },
    },
  };
});
vi.mock('../engine/api', () => ({ browser }));

const on = async (address: string) => new Dismissed(address, await dismissedOn(address));

const PAGE = 'https://news.example/story';
const SENTENCE = 'The port bought two ferries.';

beforeEach(() => {
  for (const key of Object.keys(browser.held)) delete browser.held[key];
  browser.extension.inIncognitoContext = false;
});

test('the hash is FNV-1a of 64 bits', () => {
  expect(hash('')).toBe(0xcbf29ce484222325n.toString(36));
  expect(hash('a')).toBe(0xaf63dc4c8601ec8cn.toString(36));
  expect(hash('foobar')).toBe(0x85944171f73967e8n.toString(36));
});

test('texts that hardly differ have other hashes', () => {
  expect(new Set(['ab', 'ba', 'a', 'A', 'a ', 'ä', 'a\u0308'].map(hash)).size).toBe(7);
});

test('what is dismissed stays so on that page, and on no other', async () => {
  (await on(PAGE)).set(SENTENCE, true);
  expect((await on(PAGE)).has(SENTENCE)).toBe(true);
  expect((await on(PAGE)).has('Another sentence.')).toBe(false);
  expect((await on('https://news.example/other')).has(SENTENCE)).toBe(false);
});

test('what is stored tells neither address nor sentence, and goes with the last one', async () => {
  const dismissed = await on(PAGE);
  dismissed.set(SENTENCE, true);
  expect(JSON.stringify(browser.held)).not.toMatch(/news|story|port|ferries/);
  dismissed.set(SENTENCE, false);
  expect(browser.held).toEqual({});
});

test('a private window leaves no trace', async () => {
  browser.extension.inIncognitoContext = true;
  const dismissed = await on(PAGE);
  dismissed.set(SENTENCE, true);
  expect(dismissed.has(SENTENCE)).toBe(true);
  expect(browser.held).toEqual({});
});

test('what something else left in its place is nothing dismissed', async () => {
  browser.held[`dismissed:${hash(PAGE)}`] = { length: 1 };
  expect((await on(PAGE)).has(SENTENCE)).toBe(false);
  browser.held[`dismissed:${hash(PAGE)}`] = [7, hash(SENTENCE)];
  expect((await on(PAGE)).has(SENTENCE)).toBe(true);
});
