// The words of the interface come from _locales, never from code: in the browser's language, or in the one that the
// reader chose (settings/language.ts).

import { browser } from './api';

type Key = Parameters<typeof browser.i18n.getMessage>[0];

/** A messages.json. */
export type Messages = Record<
  string,
  { message: string; placeholders?: Record<string, { content: string }> }
>;

let chosen: Messages | null = null;

/** Speaks with these messages; with null, and where one is missing, in the browser's language. */
export function speak(messages: Messages | null): void {
  chosen = messages;
}

export function say(key: Key, ...values: (string | number)[]): string {
  return lookUp(key, values.map(String));
}

function lookUp(key: string, values: string[]): string {
  const found = chosen && Object.hasOwn(chosen, key) ? chosen[key] : undefined;
  if (!found) return browser.i18n.getMessage(key as Key, values);
  // As the browser does it: $NAME$ stands for a placeholder, whose content is the number of a value.
  return found.message.replace(/\$(\w+)\$/g, (whole, name: string) => {
    const content = found.placeholders?.[name.toLowerCase()]?.content;
    return content?.replace(/\$(\d)/g, (_, digit: string) => values[Number(digit) - 1] ?? '') ?? whole;
  });
}

/** A count with its noun: `_one` and `_other` after the key, as the language's plural rules choose. */
export function sayCount<K extends string>(
  key: `${K}_other` extends Key ? K : never,
  count: number,
  ...values: (string | number)[]
): string {
  const one = new Intl.PluralRules(say('locale')).select(count) === 'one';
  return say(
    `${key}_${one ? 'one' : 'other'}` as Key,
    new Intl.NumberFormat(say('locale')).format(count),
    ...values,
  );
}

/** A word for something that comes from the corpus, where the interface has one. */
export function sayIfKnown(key: string): string | null {
  return lookUp(key, []) || null;
}
