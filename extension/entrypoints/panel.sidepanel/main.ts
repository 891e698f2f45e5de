// The panel beside the page; with `?tab=` and a tab's number the same for that tab alone, on a page to print or save.

import { say } from '../../engine/text';
import { follow } from '../../panel/follow';
import { Panel } from '../../panel/panel';
import { CLAIM } from '../../reader/claim-style';
import { speakChosen } from '../../settings/language';
import { watchSettings } from '../../settings/store';

await speakChosen();
document.documentElement.lang = say('locale');
const language = say('locale');
// All its words are others then.
watchSettings(async () => {
  await speakChosen();
  if (say('locale') !== language) location.reload();
});

const sheet = new CSSStyleSheet();
// In a layer, so that the panel's own style sheet has the last word.
sheet.replaceSync(`@layer claim { ${CLAIM} }`);
document.adoptedStyleSheets = [sheet];

const asked = new URLSearchParams(location.search).get('tab');
const tab = asked !== null && /^\d+$/.test(asked) ? Number(asked) : null;
document.documentElement.classList.toggle('alone', tab !== null);

const panel = new Panel(document.body, tab !== null);
follow(tab, (view) => panel.show(view));
