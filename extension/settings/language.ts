// The language of the interface, where it is not the browser's. An extension cannot tell the browser's i18n to speak
// another language, so the messages of that language are read from its file in _locales. A web page cannot read that
// file, nor can our scripts in it: they ask the background.
//
// Now and then Chromium has no words at all for a process in which an extension begins just when it is installed, and never
// gets them: all that i18n says there is empty. Then those of the browser's language are read in the same way.

import { browser } from '../engine/api';
import type { Request } from '../engine/messages';
import { type Messages, say, speak } from '../engine/text';
import { isLanguage } from './settings';
import { loadSettings } from './store';

/** The messages of a language, of the browser's where it is empty; null where there is no such file. */
async function messagesOf(language: string): Promise<Messages | null> {
  for (const folder of language === '' ? browserLanguages() : [language]) {
    if (!isLanguage(folder)) continue;
    try {
      const response = await fetch(new URL(`/_locales/${folder}/messages.json`, browser.runtime.getURL('/')));
      if (response.ok) return await response.json();
    } catch {
      // There is no such file.
    }
  }
  return null;
}

/** The folders in which the browser looks, in its order. */
function browserLanguages(): string[] {
  const own = browser.i18n.getUILanguage();
  const last = browser.runtime.getManifest().default_locale ?? '';
  return [own.replace('-', '_'), own.replace(/-.*/, ''), last];
}

/** The messages of the language that was chosen, for whoever cannot read them. */
export async function chosenMessages(): Promise<Messages | null> {
  return messagesOf((await loadSettings()).settings.language);
}

/** Has a page of the extension speak a language. */
export async function speakIn(language: string): Promise<void> {
  speak(language === '' && hasWords() ? null : await messagesOf(language));
}

const hasWords = (): boolean => browser.i18n.getMessage('locale') !== '';

let spoken = '';

/** Has a page of the extension, or its background, speak the language that was chosen. */
export async function speakChosen(): Promise<void> {
  const { language } = (await loadSettings()).settings;
  if (language === spoken && say('locale') !== '') return;
  await speakIn(language);
  spoken = language;
}

/** Has a script in a web page speak a language. */
export async function speakHere(language: string): Promise<void> {
  if (language === '' && hasWords()) return speak(null);
  const request: Request = { kind: 'words' };
  const messages: unknown = await browser.runtime.sendMessage(request).catch(() => null);
  speak(isMessages(messages) ? messages : null);
}

const isMessages = (value: unknown): value is Messages =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((entry) => typeof entry?.message === 'string');
