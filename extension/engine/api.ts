// The extension's API, looked up when it is first used: to build it in a page takes Firefox longer than we take to read an
// article there, and the first mark needs none of it.

import type { browser as api } from 'wxt/browser';

type Api = typeof api;

const world = globalThis as { browser?: Api; chrome?: Api };

let found: Api | undefined;

export const browser = new Proxy({} as Api, {
  get(_, name) {
    found ??= world.browser?.runtime?.id ? world.browser : (world.chrome as Api);
    return found[name as keyof Api];
  },
});
