// The words where the browser's own i18n has none.
import { beforeEach, expect, test, vi } from 'vitest';
import { say } from '../engine/text';
import { chosenMessages, speakChosen, speakHere, speakIn } from '../settings/language';
import { messagesOf } from './given';

const fake = vi.hoisted(() => ({
  words: {} as Record<string, string>,
  language: 'en-US',
  stored: {},
  sent: [] as unknown[],
  answer: null as unknown,
}));
vi.mock('../engine/api', () => ({
  browser: {
    i18n: {
      getMessage: (key: string) => fake.words[key] ?? '',
      getUILanguage: () => fake.language,
    },
    runtime: {
      getURL: (path: string) => `https://extension.invalid${path}`,
      getManifest: () => ({ default_locale: 'en' }),
      sendMessage: async (request: unknown) => {
        fake.sent.push(request);
        return fake.answer;
      },
    },
    storage: { sync: { get: async () => fake.stored }, local: { get: async () => ({}) } },
  },
}));
vi.stubGlobal('fetch', async ({ pathname }: URL) => {
  const [, , folder = ''] = pathname.split('/');
  if (!['en', 'es'].includes(folder)) throw new TypeError('no such file');
  return { ok: true, json: async () => messagesOf(folder) };
});

beforeEach(() => {
  Object.assign(fake, { words: {}, language: 'en-US', stored: {}, sent: [], answer: null });
});

test('words of the browser are taken as they are', async () => {
  fake.words = { locale: 'en', settings_saved: 'By the browser' };
  await speakIn('');
  expect(say('settings_saved')).toBe('By the browser');
});

test('where it has none, those of its language are read', async () => {
  fake.language = 'es-419';
  await speakIn('');
  expect(say('locale')).toBe('es');
  fake.language = 'de-AT';
  await speakIn('');
  expect(say('locale')).toBe('en');
});

test('so it is for the background, also when words are missing later', async () => {
  fake.words = { locale: 'en', settings_saved: 'By the browser' };
  await speakIn('');
  await speakChosen();
  expect(say('settings_saved')).toBe('By the browser');
  fake.words = {};
  await speakChosen();
  expect(say('settings_saved')).toBe(messagesOf('en').settings_saved?.message);
});

test('a script in a page asks the background for them, and only then', async () => {
  fake.words = { locale: 'en' };
  await speakHere('');
  expect(fake.sent).toEqual([]);
  fake.words = {};
  fake.answer = await chosenMessages();
  await speakHere('');
  expect(fake.sent).toEqual([{ kind: 'words' }]);
  expect(say('locale')).toBe('en');
});
