// The first page that a reader sees, once, when the extension was installed: what each mark means, on a sample of our
// own, and what the extension never does.

import { say, sayIfKnown } from '../../engine/text';
import { element } from '../../reader/element';
import { show } from '../../settings/frame';
import { speakIn } from '../../settings/language';
import { sampleSheet } from '../../settings/sample';
import { DEFAULTS, STANDINGS } from '../../settings/settings';
import { loadSettings } from '../../settings/store';

const { settings } = await loadSettings();
await speakIn(settings.language);
document.adoptedStyleSheets = [sampleSheet('plain', '.sample')];

const keyed = (standing: string) => standing.replace('-', '_');
const KINDS = [...STANDINGS, 'differs'];

/** The passage runs on as on a page; then each of its marks is explained. */
const passage = element(
  'blockquote',
  'sample passage',
  element(
    'p',
    '',
    ...KINDS.flatMap((kind) => [
      element(
        'span',
        kind === 'differs' ? 'documented' : kind,
        kind === 'differs'
          ? element('span', 'differs', say('welcome_sample_differs'))
          : sayIfKnown(`welcome_sample_${keyed(kind)}`),
      ),
      ' ',
    ]),
  ),
);

const meanings = KINDS.map((kind) => {
  const isTint = kind === 'differs';
  const name = isTint ? say('welcome_differs') : sayIfKnown(`standing_${keyed(kind)}`);
  const meaning = isTint ? say('welcome_differs_meaning') : sayIfKnown(`standing_${keyed(kind)}_meaning`);
  const isUnmarked = STANDINGS.some((standing) => standing === kind && !DEFAULTS.marks.includes(standing));
  return element(
    'div',
    kind,
    element('dt', '', element('span', 'line'), name),
    element('dd', '', meaning, isUnmarked && element('span', 'hint', ` ${say('welcome_silent_unmarked')}`)),
  );
});

const list = (name: 'ol' | 'ul', ...items: string[]) =>
  element(name, name === 'ol' ? 'steps' : 'never', ...items.map((item) => element('li', '', item)));

const section = (title: string, ...children: HTMLElement[]) =>
  element('section', '', element('h2', '', title), ...children);

show(
  'welcome',
  say('welcome_title'),
  element('p', 'lead', say('welcome_lead')),
  section(
    say('welcome_sample'),
    element('p', 'hint', say('welcome_sample_hint')),
    passage,
    element('dl', 'meanings', ...meanings),
  ),
  section(
    say('welcome_never'),
    list(
      'ul',
      say('welcome_never_verdict'),
      say('welcome_never_send'),
      say('welcome_never_read'),
      say('welcome_never_change'),
      say('welcome_never_keep'),
    ),
  ),
  section(
    say('welcome_begin'),
    list('ol', say('welcome_begin_open'), say('welcome_begin_press'), say('welcome_begin_read')),
  ),
);
