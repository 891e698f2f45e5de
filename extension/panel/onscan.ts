// Opening the panel together with the marks, where the reader chose that.
//
// Both browsers open a panel only in answer to a press, and differ in what still counts as one. In Chrome the first
// callback of each of its interfaces does, though no promise does: so it can be asked what was chosen, and whether the
// press takes marks away. In Firefox the press is over as soon as anything is waited for: what was chosen is kept a
// second time where it can be read at once, and whether the page is marked cannot be known.

import { browser } from '../engine/api';
import { readSettings } from '../settings/settings';
import { loadSettings, watchSettings } from '../settings/store';
import { openPanel } from './open';

interface Pressed {
  id?: number | undefined;
  windowId?: number | undefined;
}

/** To be called in answer to a press, before anything else. */
export function openPanelOnScan({ id, windowId }: Pressed): void {
  if (import.meta.env.FIREFOX) {
    if (localStorage.getItem(CHOSEN) !== null) openPanel(windowId);
  } else if (id !== undefined) {
    openIfChosen(id, windowId);
  }
}

/** Asks all at the same time; the answer that comes last opens the panel. */
function openIfChosen(tabId: number, windowId: number | undefined): void {
  const stored = { synced: {}, here: {} };
  let badge = '';
  let awaited = 3;
  const answered = () => {
    awaited -= 1;
    // A number stands on the button while the marks are on.
    const isOn = /\d/.test(badge);
    const { settings } = readSettings({ ...stored.synced, ...stored.here });
    if (awaited === 0 && settings.panel && !isOn) openPanel(windowId);
  };
  browser.storage.sync.get('panel', (found) => {
    stored.synced = found;
    answered();
  });
  browser.storage.local.get('panel', (found) => {
    stored.here = found;
    answered();
  });
  browser.action.getBadgeText({ tabId }, (text) => {
    badge = text;
    answered();
  });
}

const CHOSEN = 'panel';

/** Keeps what was chosen where Firefox can read it at once. Called by the background when it starts. */
export function rememberPanelChoice(): void {
  if (!import.meta.env.FIREFOX) return;
  const remember = ({ panel }: { panel: boolean }) => {
    if (panel) localStorage.setItem(CHOSEN, '1');
    else localStorage.removeItem(CHOSEN);
  };
  watchSettings(remember);
  // It may have been changed on another device.
  void loadSettings().then(({ settings }) => remember(settings));
}
