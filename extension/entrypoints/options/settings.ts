// The settings: each change is kept at once, and said.

import { say, sayIfKnown } from '../../engine/text';
import { element } from '../../reader/element';
import { show } from '../../settings/frame';
import { speakIn } from '../../settings/language';
import { sampleSheet } from '../../settings/sample';
import { INTENSITIES, type Settings, STANDINGS } from '../../settings/settings';
import { keep, loadSettings, type Trouble, watchSettings } from '../../settings/store';
import { sitesPart } from './sites';

/** The folders of _locales, written in by the build (wxt.config.ts). */
declare const LANGUAGES: string[];

/** Shows the page. Gives what to call when the address has changed. `again` shows it in another language. */
export async function settingsPage(again: () => Promise<void>): Promise<() => void> {
  const { settings, trouble } = await loadSettings();
  const status = element('p', 'status');
  status.role = 'status';

  const change = async (changed: Partial<Settings>) => {
    Object.assign(settings, changed);
    const kept = await keep(changed);
    if (changed.language !== undefined) {
      await speakIn(changed.language);
      await again();
      const now = document.querySelector('.status');
      if (now) now.textContent = said(kept);
      document.querySelector<HTMLElement>('select[name="language"]')?.focus();
    } else {
      status.textContent = said(kept);
    }
  };

  const parts = [
    marks(settings, change),
    intensity(settings, change),
    panel(settings, change),
    language(settings, change),
  ];
  const sites = sitesPart();
  show(
    'settings',
    say('settings_title'),
    element('p', 'lead', say('settings_lead')),
    trouble && element('p', 'trouble', inWords(trouble)),
    element('div', 'settings', ...parts, sites.element),
    status,
  );

  stopWatching();
  stopWatching = watchSettings((stored) => {
    // From another window, or another device; what was changed here already shows.
    if (JSON.stringify(stored) !== JSON.stringify(settings) && document.contains(status)) void again();
  });
  return sites.addressChanged;
}

let stopWatching = () => {};

const said = (kept: Awaited<ReturnType<typeof keep>>): string =>
  ({
    synced: () => say('settings_saved'),
    here: () => say('settings_savedHere'),
    unsaved: () => say('settings_unsaved'),
  })[kept]();

const inWords = (trouble: NonNullable<Trouble>): string =>
  ({ corrupt: () => say('settings_corrupt'), refused: () => say('settings_refused') })[trouble]();

type Change = (changed: Partial<Settings>) => Promise<void>;

export function part(title: string, ...children: (Node | null)[]): HTMLFieldSetElement {
  return element('fieldset', '', element('legend', '', title), ...children);
}

function choice(type: 'checkbox' | 'radio', name: string, value: string, ...label: (Node | string)[]) {
  const input = element('input', '');
  Object.assign(input, { type, name, value });
  return { input, label: element('label', 'choice', input, element('span', '', ...label)) };
}

function marks(settings: Settings, change: Change): HTMLElement {
  const choices = STANDINGS.map((standing) => {
    const key = `standing_${standing.replace('-', '_')}`;
    const made = choice(
      'checkbox',
      'marks',
      standing,
      element('span', `standing ${standing}`, element('span', 'line'), element('b', '', sayIfKnown(key))),
      element('span', 'meaning', sayIfKnown(`${key}_meaning`)),
    );
    made.input.checked = settings.marks.includes(standing);
    return made;
  });
  for (const { input } of choices) {
    input.addEventListener('change', () => {
      const chosen = choices.filter(({ input }) => input.checked).map(({ input }) => input.value);
      void change({ marks: STANDINGS.filter((standing) => chosen.includes(standing)) });
    });
  }
  return part(
    say('settings_marks'),
    ...choices.map(({ label }) => label),
    element('p', 'hint', say('settings_marks_hint')),
  );
}

function intensity(settings: Settings, change: Change): HTMLElement {
  const choices = INTENSITIES.map((name) => {
    const made = choice(
      'radio',
      'intensity',
      name,
      element('b', '', say(`settings_${name}`)),
      element('span', `sample sample-${name}`, element('span', 'documented', say('settings_sample'))),
    );
    made.input.checked = settings.intensity === name;
    made.input.addEventListener('change', () => void change({ intensity: name }));
    return made.label;
  });
  document.adoptedStyleSheets = [...INTENSITIES.map((name) => sampleSheet(name, `.sample-${name}`))];
  return part(say('settings_intensity'), ...choices);
}

/** What the browsers permit differs, and so does what is said about it. */
function panel(settings: Settings, change: Change): HTMLElement {
  const { input, label } = choice('checkbox', 'panel', 'panel', say('settings_panelOpen'));
  input.checked = settings.panel;
  input.addEventListener('change', () => void change({ panel: input.checked }));
  const limits = say(import.meta.env.FIREFOX ? 'settings_panelHintFirefox' : 'settings_panelHint');
  return part(say('settings_panel'), label, element('p', 'hint', limits));
}

function language(settings: Settings, change: Change): HTMLElement {
  const select = element(
    'select',
    '',
    new Option(say('settings_followBrowser'), ''),
    ...LANGUAGES.map((folder) => {
      const tag = folder.replace('_', '-');
      const option = new Option(new Intl.DisplayNames([tag], { type: 'language' }).of(tag), folder);
      option.lang = tag;
      return option;
    }),
  );
  select.name = 'language';
  select.value = LANGUAGES.includes(settings.language) ? settings.language : '';
  select.addEventListener('change', () => void change({ language: select.value }));
  return part(
    say('settings_language'),
    element('label', 'select', element('span', '', say('settings_languageLabel')), select),
    element('p', 'hint', say('settings_languageHint')),
  );
}
