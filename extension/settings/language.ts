// The language of the interface, where it is not the browser's. An extension cannot tell the browser's i18n to speak
// another language, so the messages of that language are read from its file in _locales. A web page cannot read that
// file, nor can our scripts in it: they ask the background.

import { browser } from '../engine/api';
import type { Request } from '../engine/messages';
import { type Messages, speak } from '../engine/text';
import { isLanguage } from './settings';
import { loadSettings } from './store';

/** The messages of a language; null for the browser's own, or where there is no such file. */
async function messagesOf(language: string): Promise<Messages | null> {
  if (!language || !isLanguage(language)) return null;
  try {
    const response = await fetch(new URL(`/_locales/${language}/messages.json`, browser.runtime.getURL('/')));
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** The messages of the language that was chosen, for whoever cannot read them. */
export async function chosenMessages(): Promise<Messages | null> {
  return messagesOf((await loadSettings()).settings.language);
}

/** Has a page of the extension speak a language. */
export async function speakIn(language: string): Promise<void> {
  speak(await messagesOf(language));
}

let spoken = '';

/** Has a page of the extension, or its background, speak the language that was chosen. */
export async function speakChosen(): Promise<void> {
  const { language } = (await loadSettings()).settings;
  if (language === spoken) return;
  await speakIn(language);
  spoken = language;
}

/** Has a script in a web page speak a language. */
export async function speakHere(language: string): Promise<void> {
  if (language === '') return speak(null);
  const request: Request = { kind: 'words' };
  const messages: unknown = await browser.runtime.sendMessage(request).catch(() => null);
  speak(isMessages(messages) ? messages : null);
}

const isMessages = (value: unknown): value is Messages =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((entry) => typeof entry?.message === 'string');
