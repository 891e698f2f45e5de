// Where the browsers are: in the environment, else in the usual places of Linux and macOS.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = {
  chrome: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

const PLACES = {
  chrome: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/snap/bin/chromium',
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
    '/snap/bin/firefox',
  ],
};

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of a browser, or null. */
export function find(browser) {
  const named = process.env[browser === 'chrome' ? 'CHROME_PATH' : 'FIREFOX_PATH'];
  if (named) return named;
  const path = (process.env.PATH ?? '').split(delimiter);
  const found = NAMES[browser].flatMap((name) => path.map((folder) => join(folder, name)));
  return [...found, ...PLACES[browser]].find(runs) ?? null;
}

// `node find.mjs chrome` prints it, for the set-up.
if (process.argv[1] === import.meta.filename && process.argv[2]) {
  const found = find(process.argv[2]);
  if (!found) process.exit(1);
  console.log(found);
}
