// What the toolbar button shows where several things are told of a tab at a time.
import { beforeEach, expect, test, vi } from 'vitest';
import { showCount, showOff } from '../engine/button';

const fake = vi.hoisted(() => ({
  badge: new Map<number, string>(),
  isOn: async (): Promise<unknown> => true,
}));
vi.mock('../engine/api', () => ({
  browser: {
    action: {
      setTitle: async () => {},
      setBadgeBackgroundColor: async () => {},
      setBadgeTextColor: async () => {},
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => {
        fake.badge.set(tabId, text);
      },
    },
    i18n: { getMessage: (key: string) => (key === 'locale' ? 'en' : key) },
    storage: { sync: { get: async () => ({}) }, local: { get: async () => ({}) } },
    tabs: { sendMessage: () => fake.isOn() },
  },
}));

beforeEach(() => {
  fake.badge.clear();
  fake.isOn = async () => true;
});

/** The page answers only when it is let. */
function hold(): (answer: unknown) => void {
  let release = (_: unknown): void => {};
  const answer = new Promise((resolve) => {
    release = resolve;
  });
  fake.isOn = () => answer;
  return release;
}

test('a count that comes late does not hide the one that was told after it', async () => {
  const release = hold();
  const first = showCount(1, 20);
  fake.isOn = async () => true;
  await showCount(1, 21);
  release(true);
  await first;
  expect(fake.badge.get(1)).toBe('21');
});

test('nor does it come back on a page that is off, and other tabs are their own', async () => {
  const release = hold();
  const first = showCount(1, 20);
  await showOff(1);
  const other = showCount(2, 3);
  release(true);
  await Promise.all([first, other]);
  expect([...fake.badge]).toEqual([
    [1, ''],
    [2, '3'],
  ]);
});

test('a count of a page that was left is not shown, and keeps nothing else from being shown', async () => {
  const release = hold();
  const off = showOff(1);
  const left = showCount(1, 20);
  release(undefined);
  await Promise.all([off, left]);
  expect(fake.badge.get(1)).toBe('');
});
