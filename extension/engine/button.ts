// What the toolbar button shows for a tab. The browser keeps it per tab and clears it when the tab goes elsewhere.

import { speakChosen } from '../settings/language';
import { browser } from './api';
import { order } from './tell';
import { say, sayCount } from './text';

type Problem = 'buttonBrowserPage' | 'buttonFile' | 'buttonKeptOff' | 'buttonNotAPage' | 'buttonFailed';

// A slate that is neither a warning's red nor an approval's green, legible under both browsers' white digits.
const BADGE = '#4a5568';

let told = 0;
/** By tab, which of all that was told is shown: what was told before it and comes later is not. May be lost with the worker. */
const shown = new Map<number, number>();

/** `holds`: whether the page still says so. */
async function show(
  tabId: number,
  text: string,
  title: () => string,
  holds: () => Promise<boolean> = async () => true,
): Promise<void> {
  const turn = ++told;
  try {
    if (!(await holds())) return;
    await speakChosen();
    if (turn < (shown.get(tabId) ?? 0)) return;
    shown.set(tabId, turn);
    const { action } = browser;
    await Promise.all([
      action.setTitle({ tabId, title: title() }),
      action.setBadgeBackgroundColor({ tabId, color: BADGE }),
      action.setBadgeTextColor({ tabId, color: '#ffffff' }),
      action.setBadgeText({ tabId, text }),
    ]);
  } catch {
    // The tab was closed in the meantime: there is no button to show anything on.
  }
}

export const showOff = (tab: number) => show(tab, '', () => say('buttonOff'));

/** Not of a page that was left, or switched off, the moment after it said so: the button is for what came after it by then. */
export const showCount = (tab: number, claims: number) =>
  show(
    tab,
    String(claims),
    () => sayCount('buttonOn', claims),
    async () => (await order(tab, { kind: 'is-on' })) === true,
  );

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
