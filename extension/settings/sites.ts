// Sites that a reader wants marked always. The browser's own list of permissions is the list of them; none is kept
// beside it, so that a permission taken back in the browser's settings is taken back here as well.

import { browser } from '../engine/api';

/** A site by the name that a reader gives it, and the pages that belong to it. */
export interface Site {
  name: string;
  origins: string[];
}

/** The site of an address, or of a name such as `news.example`; null where there is none. */
export function siteOf(text: string): Site | null {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, username } = new URL(address);
  // A name is letters and dots, or an address in numbers; what a person mistyped becomes no pattern.
  if (!/^https?:$/.test(protocol) || username || !/^([\w-]+\.)*[\w-]+$/.test(hostname)) return null;
  if (!hostname.includes('.') && hostname !== 'localhost') return null;
  const bare = hostname.replace(/^www\./, '');
  const hasTwin = bare.includes('.') && !/\.\d+$/.test(bare);
  const names = hasTwin ? [bare, `www.${bare}`] : [bare];
  return {
    name: protocol === 'http:' ? `http://${bare}` : bare,
    origins: names.map((name) => `${protocol}//${name}/*`),
  };
}

/** What the browser has granted, by site. */
export async function sites(): Promise<Site[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const byName = new Map<string, Site>();
  for (const origin of origins) {
    const name = siteOf(origin.replace(/\/\*$/, ''))?.name ?? origin;
    const site = byName.get(name) ?? { name, origins: [] };
    site.origins.push(origin);
    byName.set(name, site);
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Asks the browser, which asks the reader. To be called in answer to a press, before anything else. */
export async function ask(site: Site): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: site.origins });
  } catch {
    return false;
  }
}

export async function takeBack(site: Site): Promise<void> {
  await browser.permissions.remove({ origins: site.origins });
}

export function watchSites(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}

/** In pages of these sites the reader; in frames of theirs what has them marked with the page that they are in. */
const SCRIPTS = [
  { id: 'always', js: ['always.js', 'reader.js'], runAt: 'document_idle' as const },
  { id: 'frames', js: ['frame.js'], allFrames: true, runAt: 'document_idle' as const },
];

/** Has the browser run the reader in the pages of these sites, as they load. Called by the background alone. */
export function keepSitesMarked(): void {
  let last = Promise.resolve();
  const register = () => {
    // One after the other: each looks at what the one before it left.
    last = last.then(registerReader).catch((problem) => {
      console.error('Onrecord could not have its sites marked:', problem);
    });
  };
  watchSites(register);
  browser.runtime.onInstalled.addListener(register);
  browser.runtime.onStartup.addListener(register);
}

async function registerReader(): Promise<void> {
  const matches = (await sites()).flatMap(({ origins }) => origins);
  const registered = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: registered });
    return;
  }
  for (const script of SCRIPTS.map((script) => ({ ...script, matches }))) {
    if (registered.includes(script.id)) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([{ ...script, persistAcrossSessions: true }]);
  }
}
