// What every suite begins and ends with: a server of our pages, and a browser with the built extension.
import { after, before } from 'node:test';
import { launch } from './driver.mjs';
import { serve } from './server.mjs';

/** For a `describe`: sets the stage before its tests and clears it after them. `set` is given what is on it. Gives the
 * way to act on a page of ours, which is closed afterwards. */
export function stage(browser, set, options = {}) {
  let driver;
  let server;
  before(async () => {
    server = await serve();
    driver = await launch(browser, options);
    set({ driver, server });
  });
  after(async () => {
    await driver?.close();
    await server?.close();
  });
  return async (name, act) => {
    const page = await driver.visit(server.address(name));
    try {
      return await act(page);
    } finally {
      await page.close();
    }
  };
}
