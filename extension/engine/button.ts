// What the toolbar button shows for a tab. The browser keeps it per tab and clears it when the tab goes elsewhere.

import { speakChosen } from '../settings/language';
import { browser } from './api';
import { say, sayCount } from './text';

type Problem = 'buttonBrowserPage' | 'buttonFile' | 'buttonKeptOff' | 'buttonNotAPage' | 'buttonFailed';

// A slate that is neither a warning's red nor an approval's green, legible under both browsers' white digits.
const BADGE = '#4a5568';

async function show(tabId: number, text: string, title: () => string): Promise<void> {
  try {
    await speakChosen();
    await browser.action.setTitle({ tabId, title: title() });
    await browser.action.setBadgeBackgroundColor({ tabId, color: BADGE });
    await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
    await browser.action.setBadgeText({ tabId, text });
  } catch {
    // The tab was closed in the meantime: there is no button to show anything on.
  }
}

export const showOff = (tab: number) => show(tab, '', () => say('buttonOff'));

export const showCount = (tab: number, claims: number) =>
  show(tab, String(claims), () => sayCount('buttonOn', claims));

export const showProblem = (tab: number, why: Problem) => show(tab, '–', () => say(why));

/** Why the browser refused to run the reader, as well as the address tells. */
export function whyNotAnnotatable(address: string | undefined): Problem {
  const scheme = address && URL.canParse(address) ? new URL(address).protocol : null;
  switch (scheme) {
    case 'http:':
    case 'https:':
      return 'buttonKeptOff';
    case 'file:':
      return 'buttonFile';
    default:
      return 'buttonBrowserPage';
  }
}
