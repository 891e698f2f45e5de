// What a reader can choose, what stands where nothing was chosen, and what is made of whatever the storage holds.

import type { Standing } from '../engine/report';

export const STANDINGS: readonly Standing[] = ['documented', 'attributed', 'not-documented', 'silent'];
export const INTENSITIES = ['faint', 'plain', 'strong'] as const;
export type Intensity = (typeof INTENSITIES)[number];

export interface Settings {
  /** The standings whose claims are marked. */
  marks: Standing[];
  intensity: Intensity;
  /** A folder of _locales, or the empty string for the browser's own language. */
  language: string;
  /** Whether the button opens the panel when it marks a page. */
  panel: boolean;
}

/** Quiet: a claim that the corpus is silent on is counted and not marked. */
export const DEFAULTS: Readonly<Settings> = {
  marks: ['documented', 'attributed', 'not-documented'],
  intensity: 'plain',
  language: '',
  panel: false,
};

export const NAMES = Object.keys(DEFAULTS) as (keyof Settings)[];

/** Each setting is read by itself, so that one that cannot be read takes no other along. `null`: not to be read. */
const READ: { [K in keyof Settings]: (stored: unknown) => Settings[K] | null } = {
  marks: (stored) =>
    Array.isArray(stored) && stored.every((name) => STANDINGS.includes(name))
      ? STANDINGS.filter((standing) => stored.includes(standing))
      : null,
  intensity: (stored) => INTENSITIES.find((name) => name === stored) ?? null,
  language: (stored) => (typeof stored === 'string' && isLanguage(stored) ? stored : null),
  panel: (stored) => (typeof stored === 'boolean' ? stored : null),
};

export const isLanguage = (name: string): boolean => /^([a-z]{2,3}(_[A-Z]{2})?)?$/.test(name);

/** The settings in what was stored, and whether one of them could not be read. */
export function readSettings(stored: Record<string, unknown>): { settings: Settings; corrupt: boolean } {
  let corrupt = false;
  const one = <K extends keyof Settings>(name: K): Settings[K] => {
    if (stored[name] === undefined) return DEFAULTS[name];
    const value = READ[name](stored[name]);
    corrupt ||= value === null;
    return value ?? DEFAULTS[name];
  };
  const settings: Settings = {
    marks: one('marks'),
    intensity: one('intensity'),
    language: one('language'),
    panel: one('panel'),
  };
  return { settings, corrupt };
}
