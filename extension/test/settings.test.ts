// What is made of whatever the storage holds, and what happens where it refuses.
import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULTS, readSettings } from '../settings/settings';
import { keep, loadSettings } from '../settings/store';

const areas = vi.hoisted(() => {
  class Area {
    held: Record<string, unknown> = {};
    refuses = false;
    #check() {
      if (this.refuses) throw new Error('refused');
    }
    async get(names: string[]) {
      this.#check();
      return Object.fromEntries(Object.entries(this.held).filter(([name]) => names.includes(name)));
    }
    async set(values: object) {
      this.#check();
      Object.assign(this.held, values);
    }
    async remove(names: string[]) {
      this.#check();
      for (const name of names) delete this.held[name];
    }
  }
  return { sync: new Area(), local: new Area() };
});
vi.mock('../engine/api', () => ({ browser: { storage: areas } }));

beforeEach(() => {
  for (const area of [areas.sync, areas.local]) {
    area.held = {};
    area.refuses = false;
  }
});

test('nothing stored is the defaults, and no trouble', async () => {
  expect(await loadSettings()).toEqual({ settings: DEFAULTS, trouble: null });
  expect(DEFAULTS.marks).not.toContain('silent');
});

test('what was kept is what is loaded', async () => {
  expect(await keep({ marks: ['silent'], language: 'es' })).toBe('synced');
  const { settings, trouble } = await loadSettings();
  expect(settings).toEqual({ ...DEFAULTS, marks: ['silent'], language: 'es' });
  expect(trouble).toBeNull();
});

test.each([
  ['marks', 'documented'],
  ['marks', ['documented', 'true']],
  ['marks', { 0: 'silent' }],
  ['intensity', 'loud'],
  ['intensity', 3],
  ['language', '../../etc'],
  ['language', null],
  ['panel', 'yes'],
  ['panel', 1],
])('%s: %j cannot be read, and takes nothing else along', (name, value) => {
  const { settings, corrupt } = readSettings({
    marks: [],
    intensity: 'strong',
    language: 'es',
    panel: true,
    [name]: value,
  });
  expect(corrupt).toBe(true);
  const others = { marks: [], intensity: 'strong', language: 'es', panel: true };
  expect(settings).toEqual({ ...others, [name]: DEFAULTS[name as keyof typeof DEFAULTS] });
});

test('no standing marked is a choice, and their order is ours', () => {
  expect(readSettings({ marks: [] })).toEqual({ settings: { ...DEFAULTS, marks: [] }, corrupt: false });
  expect(readSettings({ marks: ['silent', 'documented'] }).settings.marks).toEqual(['documented', 'silent']);
});

test('reading leaves what cannot be read as it is, and so does a change of another setting', async () => {
  areas.sync.held = { marks: 'broken', later: 'a setting of a later version' };
  expect((await loadSettings()).trouble).toBe('corrupt');
  await keep({ intensity: 'faint' });
  expect(areas.sync.held).toEqual({
    marks: 'broken',
    later: 'a setting of a later version',
    intensity: 'faint',
  });
});

test('where syncing is refused this device keeps it, and it wins until syncing takes a newer one', async () => {
  areas.sync.held = { intensity: 'strong' };
  areas.sync.refuses = true;
  expect(await keep({ intensity: 'faint' })).toBe('here');
  expect((await loadSettings()).settings.intensity).toBe('faint');
  areas.sync.refuses = false;
  expect((await loadSettings()).settings.intensity).toBe('faint');
  expect(await keep({ intensity: 'plain' })).toBe('synced');
  expect((await loadSettings()).settings.intensity).toBe('plain');
});

test('where everything is refused the defaults hold and it is said', async () => {
  areas.sync.refuses = true;
  areas.local.refuses = true;
  expect(await loadSettings()).toEqual({ settings: DEFAULTS, trouble: 'refused' });
  expect(await keep({ intensity: 'strong' })).toBe('unsaved');
});
