// The sites that are marked always: asked for one by one, listed, and taken back in the same place.

import { say } from '../../engine/text';
import { element } from '../../reader/element';
import { ask, type Site, siteOf, sites, takeBack, watchSites } from '../../settings/sites';
import { part } from './settings';

let listChanged: () => void = () => {};
watchSites(() => listChanged());

export function sitesPart(): { element: HTMLElement; addressChanged: () => void } {
  const input = element('input', '');
  Object.assign(input, {
    type: 'text',
    name: 'site',
    placeholder: 'news.example',
    autocomplete: 'off',
    spellcheck: false,
  });
  const add = element('button', '', say('settings_siteAdd'));
  const form = element(
    'form',
    'site',
    element('label', 'input', element('span', '', say('settings_site')), input),
    add,
  );
  const status = element('p', 'site-status');
  status.role = 'status';
  const list = element('ul', 'sites');

  const showList = async () => {
    const known = await sites();
    list.replaceChildren(
      ...(known.length > 0 ? known.map(item) : [element('li', 'hint', say('settings_siteNone'))]),
    );
  };
  const item = (site: Site): HTMLElement => {
    const button = element('button', 'quiet', say('settings_siteRemove'));
    button.type = 'button';
    button.ariaLabel = say('settings_siteRemoveName', site.name);
    button.addEventListener('click', async () => {
      await takeBack(site);
      status.textContent = say('settings_siteRemoved', site.name);
      input.focus();
    });
    return element('li', '', element('span', '', site.name), button);
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const site = siteOf(input.value);
    if (!site) {
      status.textContent = say('settings_siteUnclear', input.value.trim());
      input.focus();
      return;
    }
    const answer = ask(site);
    status.textContent = say('settings_siteAsking', site.name);
    const granted = await answer;
    status.textContent = granted
      ? say('settings_siteAdded', site.name)
      : say('settings_siteRefused', site.name);
    if (granted) input.value = '';
  });

  const addressChanged = () => {
    const given = new URLSearchParams(location.hash.slice(1)).get('site');
    if (given === null) return;
    input.value = siteOf(given)?.name ?? '';
    form.scrollIntoView({ block: 'center' });
    add.focus({ preventScroll: true });
  };
  listChanged = () => void showList();
  listChanged();
  return {
    element: part(say('settings_sites'), element('p', 'hint', say('settings_sitesHint')), form, status, list),
    addressChanged,
  };
}
