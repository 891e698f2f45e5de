// The toolbar button, the commands, the menu entries and the engine. Nothing is kept here between events, so that the
// browser may stop this worker at any time: whether a page is marked is known by the reader in that page, and the badge
// is kept by the browser.

import { defineBackground } from 'wxt/utils/define-background';
import { answer, answerAsked } from '../engine/answer';
import { browser } from '../engine/api';
import { hasBegun, whenBegun } from '../engine/begun';
import { showCount, showOff, showProblem, whyNotAnnotatable } from '../engine/button';
import { callFrames, dismissFrames, heedFrame } from '../engine/frames';
import { asRequest } from '../engine/messages';
import { run, runCards } from '../engine/run';
import { step, stepAtOnce } from '../engine/steps';
import { say } from '../engine/text';
import { openPanelOnScan, rememberPanelChoice } from '../panel/onscan';
import { openPanel } from '../panel/open';
import { chosenMessages, speakChosen } from '../settings/language';
import { keepSitesMarked } from '../settings/sites';

export default defineBackground(() => {
  keepSitesMarked();
  rememberPanelChoice();
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });

  browser.action.onClicked.addListener((tab) => {
    openPanelOnScan(tab);
    void press(tab);
  });

  browser.commands.onCommand.addListener((command, tab) => {
    // First of all, for the browser opens a panel only while the key still counts as pressed.
    if (command === 'panel') openPanel(tab?.windowId);
    else if (command === 'next') void go(tab, 1);
    else if (command === 'previous') void go(tab, -1);
  });

  // The browser keeps the menu's entries from then on.
  browser.runtime.onInstalled.addListener(() => void makeMenu());
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === 'panel') openPanel(tab?.windowId);
    else if (menuItemId === 'ask' && tab?.id !== undefined) void ask(tab.id, frameId ?? 0, tab.url);
  });

  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const tab = sender.tab?.id;
    // Only our own scripts in a page.
    if (sender.id !== browser.runtime.id || tab === undefined) return;
    const request = asRequest(message);
    if (request?.kind === 'weigh') {
      answerAsked(request.text).then(reply);
      return true;
    }
    if (request?.kind === 'words') {
      chosenMessages().then(reply);
      return true;
    }
    if (request?.kind === 'scan') {
      answer(tab, sender.frameId === 0, request.page).then(reply);
      return true;
    }
    if (request?.kind === 'cards') {
      // Also of a reader that found nothing to weigh, and says no more.
      if (sender.frameId === 0) hasBegun(tab);
      const ran = runCards(tab, sender.frameId ?? 0);
      ran.then(
        () => reply(true),
        () => reply(false),
      );
      return true;
    }
    if (sender.frameId !== 0) {
      if (!request || !sender.frameId) return;
      const heeded = heedFrame(tab, sender.frameId, request);
      if (request.kind !== 'frame') return;
      void heeded.then(reply);
      return true;
    }
    switch (request?.kind) {
      case 'on':
        hasBegun(tab);
        void callFrames(tab);
        return;
      case 'count':
        void showCount(tab, request.claims);
        return;
      case 'off':
        hasBegun(tab);
        void showOff(tab);
        void dismissFrames(tab);
        return;
      case 'not-a-page':
        hasBegun(tab);
        void showProblem(tab, 'buttonNotAPage');
        return;
    }
  });
});

interface Pressed {
  id?: number | undefined;
  url?: string | undefined;
}

async function press(tab: Pressed): Promise<void> {
  const { id, url } = tab;
  if (id === undefined) return;
  try {
    await run(id, 0, url);
  } catch {
    await showRefusal(id, url);
  }
}

/** Not on the button of a page that came after it, if only because somebody left. */
async function showRefusal(tab: number, address: string | undefined): Promise<void> {
  const now = await browser.tabs.get(tab).catch(() => null);
  if (now?.url === address) await showProblem(tab, whyNotAnnotatable(address));
}

/** To the next claim, or the one before; a page that is not marked yet gets its marks. */
async function go(pressed: Pressed | undefined, by: 1 | -1): Promise<void> {
  const tab = pressed ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  if (tab?.id === undefined) return;
  await whenBegun(tab.id);
  if ((await step(tab.id, by)) || (await stepAtOnce(tab.id, by))) return;
  await press(tab);
}

async function makeMenu(): Promise<void> {
  await speakChosen();
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'ask', contexts: ['selection'], title: say('menuAsk') });
  browser.contextMenus.create({ id: 'panel', contexts: ['action'], title: say('menuPanel') });
}

async function ask(tab: number, frame: number, address: string | undefined): Promise<void> {
  try {
    await runCards(tab, frame, ['/asked.js']);
  } catch {
    await showRefusal(tab, address);
  }
}
