import { beforeEach, expect, test, vi } from 'vitest';
import { ask, keepSitesMarked, siteOf, sites, takeBack } from '../settings/sites';

interface Script {
  id: string;
  matches: string[];
  js: string[];
  allFrames?: boolean;
}

const fake = vi.hoisted(() => {
  const event = () => {
    const listeners: (() => void)[] = [];
    return {
      addListener: (listener: () => void) => listeners.push(listener),
      fire: () => listeners.map((run) => run()),
    };
  };
  return {
    origins: new Set<string>(),
    answer: async () => true,
    scripts: new Map<string, Script>(),
    added: event(),
    removed: event(),
    installed: event(),
    started: event(),
  };
});
vi.mock('../engine/api', () => ({
  browser: {
    permissions: {
      onAdded: fake.added,
      onRemoved: fake.removed,
      getAll: async () => ({ origins: [...fake.origins] }),
      request: async ({ origins }: { origins: string[] }) => {
        if (!(await fake.answer())) return false;
        for (const origin of origins) fake.origins.add(origin);
        fake.added.fire();
        return true;
      },
      remove: async ({ origins }: { origins: string[] }) => {
        for (const origin of origins) fake.origins.delete(origin);
        fake.removed.fire();
        return true;
      },
    },
    runtime: { onInstalled: fake.installed, onStartup: fake.started },
    scripting: {
      getRegisteredContentScripts: async () => [...fake.scripts.values()],
      registerContentScripts: async (scripts: Script[]) => {
        for (const script of scripts) fake.scripts.set(script.id, script);
      },
      updateContentScripts: async (scripts: Script[]) => {
        for (const script of scripts) fake.scripts.set(script.id, script);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) fake.scripts.delete(id);
      },
    },
  },
}));

keepSitesMarked();
/** Where each of the two scripts runs, or nothing. */
const matches = () => [...fake.scripts.values()].map((script) => script.matches.toSorted());
const settled = () => {
  const origins = [...fake.origins].sort();
  return vi.waitFor(() => expect(matches()).toEqual(origins.length > 0 ? [origins, origins] : []));
};

beforeEach(() => {
  fake.origins.clear();
  fake.scripts.clear();
  fake.answer = async () => true;
});

test.each([
  ['news.example', 'news.example', ['https://news.example/*', 'https://www.news.example/*']],
  [' www.News.example/a/b?c#d ', 'news.example', ['https://news.example/*', 'https://www.news.example/*']],
  [
    'http://news.example:8080/x',
    'http://news.example',
    ['http://news.example/*', 'http://www.news.example/*'],
  ],
  [
    'blog.news.example',
    'blog.news.example',
    ['https://blog.news.example/*', 'https://www.blog.news.example/*'],
  ],
  ['http://127.0.0.1:4000/', 'http://127.0.0.1', ['http://127.0.0.1/*']],
  [
    'bücher.example',
    'xn--bcher-kva.example',
    ['https://xn--bcher-kva.example/*', 'https://www.xn--bcher-kva.example/*'],
  ],
])('%s is the site %s', (text, name, origins) => {
  expect(siteOf(text)).toEqual({ name, origins });
});

test.each([
  '',
  '   ',
  'not a site',
  'news',
  '*',
  '*.example',
  '<all_urls>',
  'file:///etc',
  'chrome://settings',
  'https://',
  'a@b.example',
])('«%s» is no site', (text) => {
  expect(siteOf(text)).toBeNull();
});

const news = siteOf('news.example') ?? expect.fail();

test('a site that is granted is listed once and the reader runs there; taken back, it does not', async () => {
  expect(await ask(news)).toBe(true);
  await settled();
  expect(await sites()).toEqual([news]);
  expect([...fake.scripts.values()].map(({ js, allFrames }) => [js, allFrames ?? false])).toEqual([
    [['always.js', 'reader.js'], false],
    [['frame.js'], true],
  ]);
  const other = siteOf('other.example') ?? expect.fail();
  await ask(other);
  await settled();
  await takeBack(news);
  await settled();
  expect(await sites()).toEqual([other]);
  await takeBack(other);
  await settled();
  expect(fake.scripts.size).toBe(0);
});

test('a prompt that is refused, or that the browser does not show, changes nothing', async () => {
  fake.answer = async () => false;
  expect(await ask(news)).toBe(false);
  fake.answer = async () => {
    throw new Error('This function must be called during a user gesture');
  };
  expect(await ask(news)).toBe(false);
  expect(await sites()).toEqual([]);
  expect(fake.scripts.size).toBe(0);
});

test('after an update the browser has forgotten the scripts, and gets them again', async () => {
  fake.origins.add('https://news.example/*');
  fake.installed.fire();
  await settled();
});
