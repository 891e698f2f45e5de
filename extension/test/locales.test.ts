// Every language has every message, and every message that the code asks for is there.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Messages = Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;

const folder = new URL('../public/_locales/', import.meta.url);
const read = (language: string): Messages =>
  JSON.parse(readFileSync(new URL(`${language}/messages.json`, folder), 'utf8'));
const english = read('en');

test.each(readdirSync(folder))('%s has the messages and placeholders of English', (language) => {
  const messages = read(language);
  expect(Object.keys(messages)).toEqual(Object.keys(english));
  for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
    const used = [...message.matchAll(/\$(\w+)\$/g)].map((match) => match[1]?.toLowerCase()).sort();
    expect(used, key).toEqual(Object.keys(placeholders).sort());
    expect(Object.keys(placeholders), key).toEqual(Object.keys(english[key]?.placeholders ?? {}));
  }
});

test('every message that the code names exists', () => {
  const root = new URL('../', import.meta.url);
  const sources = ['engine', 'reader', 'panel', 'settings', 'entrypoints']
    .flatMap((name) => readdirSync(new URL(`${name}/`, root), { withFileTypes: true, recursive: true }))
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  for (const source of sources) {
    for (const [, call, key] of source.matchAll(/\b(say|sayCount)\(\s*'(\w+)'/g)) {
      for (const name of call === 'say' ? [key] : [`${key}_one`, `${key}_other`]) {
        expect(english, `message ${name}`).toHaveProperty(String(name));
      }
    }
  }
});
