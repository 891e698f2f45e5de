// The chosen language is spoken as the browser would speak it.
import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { say, sayCount, sayIfKnown, speak } from '../engine/text';

vi.mock('../engine/api', () => ({
  browser: { i18n: { getMessage: (key: string) => (key === 'locale' ? 'en' : `[${key}]`) } },
}));

const spanish = JSON.parse(
  readFileSync(new URL('../public/_locales/es/messages.json', import.meta.url), 'utf8'),
);
afterEach(() => speak(null));

test('without a choice the browser speaks', () => {
  expect(say('card_close')).toBe('[card_close]');
});

test('a chosen language fills in its placeholders and counts by its own rules', () => {
  speak(spanish);
  expect(say('card_paragraph', 11)).toBe('párrafo 11');
  expect(sayCount('card_compared', 1, 'x')).toMatch(/1 documento,? /);
  expect(sayCount('card_compared', 12000, 'x')).toMatch(/12\.?000 documentos/);
  expect(sayIfKnown('standing_silent')).toBe('Sin registro');
});

test('a value that looks like a placeholder is left as it is', () => {
  speak({ name: { message: '$WHO$ paid', placeholders: { who: { content: '$1' } } } });
  expect(say('name', '$300 million, $WHO$')).toBe('$300 million, $WHO$ paid');
});

test('a message that the language lacks comes from the browser', () => {
  speak({});
  expect(say('card_close')).toBe('[card_close]');
  expect(sayIfKnown('toString')).toBe('[toString]');
});
