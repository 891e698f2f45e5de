// The options page, opened in a tab: the corpus as a reader would browse it and, at #settings, what can be chosen.

import { say } from '../../engine/text';
import { element } from '../../reader/element';
import { show } from '../../settings/frame';
import { speakIn } from '../../settings/language';
import { loadSettings } from '../../settings/store';
import { corpusPage } from './corpus';
import { settingsPage } from './settings';

let place: 'corpus' | 'settings' | null = null;
let hashChanged: () => void = () => {};

async function turn(): Promise<void> {
  const wanted = /^#(settings|site=)/.test(location.hash) ? 'settings' : 'corpus';
  if (wanted === place) {
    hashChanged();
    return;
  }
  place = wanted;
  if (wanted === 'settings') {
    hashChanged = await settingsPage(again);
    hashChanged();
    return;
  }
  show('corpus', say('corpus_title'), element('p', 'hint', say('corpus_loading')));
  try {
    hashChanged = await corpusPage();
  } catch (problem) {
    hashChanged = () => {};
    const text = problem instanceof Error ? problem.message : String(problem);
    show('corpus', say('corpus_title'), element('p', 'trouble', say('corpus_failed', text)));
  }
}

/** Shows the page anew, in another language. */
async function again(): Promise<void> {
  place = null;
  await turn();
}

window.addEventListener('hashchange', () => void turn());
const { settings } = await loadSettings();
await speakIn(settings.language);
await turn();
