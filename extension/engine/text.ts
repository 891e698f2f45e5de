// The words of the interface come from _locales, never from code.

import { browser } from 'wxt/browser';

type Key = Parameters<typeof browser.i18n.getMessage>[0];

export function say(key: Key, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
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
  return browser.i18n.getMessage(key as Key) || null;
}
