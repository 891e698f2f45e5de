// What a person has chosen that bears on a page: how it is to be marked, and which of its sentences are not.

import { asHashes, dismissedOn } from './dismissed';
import { readSettings, type Settings } from './settings';
import { loadSettings } from './store';

export interface Chosen {
  settings: Settings;
  /** Hashes of sentences (settings/dismissed.ts). */
  dismissed: string[];
}

export type Loaded = ReturnType<typeof loadSettings>;

/** `address`: without its query. `loading`: settings that were asked for already. */
export async function chosenFor(address: string, loading: Loaded = loadSettings()): Promise<Chosen> {
  const [{ settings }, dismissed] = await Promise.all([loading, dismissedOn(address)]);
  return { settings, dismissed };
}

/** The same from another process, seen to be right. */
export function asChosen(value: { settings?: unknown; dismissed?: unknown }): Chosen {
  const { settings, dismissed } = value;
  return {
    settings: readSettings(settings && typeof settings === 'object' ? { ...settings } : {}).settings,
    dismissed: asHashes(dismissed),
  };
}
