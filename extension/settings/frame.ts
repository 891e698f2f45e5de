// What the pages of the extension have in common: their head and the way between them.

import { say } from '../engine/text';
import { element } from '../reader/element';

export type Place = 'corpus' | 'settings' | 'welcome';

const ADDRESSES: Record<Place, string> = {
  corpus: '/options.html#',
  settings: '/options.html#settings',
  welcome: '/welcome.html',
};

/** Puts a page together; what was there before is taken away. */
export function show(place: Place, title: string, ...children: (Node | string | null | false)[]): void {
  document.documentElement.lang = say('locale');
  document.title = `${title} – ${say('name')}`;
  const main = element('main', '', element('h1', '', title), ...children);
  document.body.replaceChildren(head(place), main);
}

function head(here: Place): HTMLElement {
  const links = (['corpus', 'settings', 'welcome'] as const).map((place) => {
    const link = anchor(ADDRESSES[place], say(`nav_${place}`));
    if (place === here) link.ariaCurrent = 'page';
    return element('li', '', link);
  });
  const nav = element('nav', '', element('ul', '', ...links));
  nav.ariaLabel = say('nav_label');
  const icon = element('img', '');
  icon.src = '/icon/32.png';
  icon.alt = '';
  return element('header', 'top', icon, element('span', 'name', say('name')), nav);
}

/** A way to another place of the extension. */
export function anchor(address: string, text: string, className = ''): HTMLAnchorElement {
  const made = element('a', className, text);
  made.href = address;
  return made;
}
