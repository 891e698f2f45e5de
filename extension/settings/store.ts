// Where the settings are kept: in the browser's synced storage and, where that is refused (switched off, or full), in
// the storage of this device. What stands here wins, for it stands here only where it could not be synced.

import { browser } from '../engine/api';
import { NAMES, readSettings, type Settings } from './settings';

/** `corrupt`: something stored could not be read. `refused`: nothing could. Both leave what is stored as it is. */
export type Trouble = 'corrupt' | 'refused' | null;
export type Kept = 'synced' | 'here' | 'unsaved';

export async function loadSettings(): Promise<{ settings: Settings; trouble: Trouble }> {
  const areas = await Promise.allSettled([
    browser.storage.sync.get<Record<string, unknown>>([...NAMES]),
    browser.storage.local.get<Record<string, unknown>>([...NAMES]),
  ]);
  const stored = Object.assign({}, ...areas.map((area) => (area.status === 'fulfilled' ? area.value : {})));
  const { settings, corrupt } = readSettings(stored);
  const refused = areas.every(({ status }) => status === 'rejected');
  return { settings, trouble: refused ? 'refused' : corrupt ? 'corrupt' : null };
}

/** Keeps what was changed and nothing else, so that two windows do not undo each other's changes. */
export async function keep(change: Partial<Settings>): Promise<Kept> {
  try {
    await browser.storage.sync.set(change);
  } catch {
    try {
      await browser.storage.local.set(change);
      return 'here';
    } catch {
      return 'unsaved';
    }
  }
  // An older value that only this device has must not hide the new one.
  await browser.storage.local.remove(Object.keys(change)).catch(() => {});
  return 'synced';
}

/** Tells of every change, wherever it was made. Gives what stops it. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (NAMES.some((name) => name in changes)) {
      void loadSettings().then(({ settings }) => changed(settings));
    }
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
