// The toolbar button and the engine. Nothing is kept here between events, so that the browser may stop this worker at
// any time: whether a page is marked is known by the reader in that page, and the badge is kept by the browser.

import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { showCount, showOff, showProblem, whyNotAnnotatable } from '../engine/button';
import { scan } from '../engine/load';
import { type Answer, asRequest } from '../engine/messages';
import type { Page } from '../engine/report';

export default defineBackground(() => {
  browser.action.onClicked.addListener(async (tab) => {
    if (tab.id === undefined) return;
    try {
      await runReader(tab.id);
    } catch {
      await showProblem(tab.id, whyNotAnnotatable(tab.url));
    }
  });

  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const tab = sender.tab?.id;
    // Only our own reader, and only in a page's main frame.
    if (sender.id !== browser.runtime.id || tab === undefined || sender.frameId !== 0) return;
    const request = asRequest(message);
    switch (request?.kind) {
      case 'scan':
        answer(tab, request.page).then(reply);
        return true;
      case 'off':
        void showOff(tab);
        return;
      case 'not-a-page':
        void showProblem(tab, 'buttonNotAPage');
        return;
    }
  });
});

/** Marks the page or, where the reader is there already, has it take its marks away. */
async function runReader(tabId: number): Promise<void> {
  const run = async () => {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: ['/reader.js'] });
    // On some of its own pages Firefox does not refuse: it runs the script nowhere.
    if (!frame || 'error' in frame) throw new Error('the reader did not run');
  };
  // Chromium tells us of the press and the page's process of the permission that comes with it at the same time, and
  // now and then (1 press in 60, measured with 156) the page's process hears of it last and refuses. By the time that
  // it has refused it has heard.
  await run().catch(run);
}

async function answer(tab: number, page: Page): Promise<Answer> {
  try {
    const report = await scan(page);
    await showCount(tab, report.claims.length);
    return { kind: 'report', report };
  } catch (problem) {
    console.error('Onrecord could not read this page:', problem);
    await showProblem(tab, 'buttonFailed');
    return { kind: 'failed' };
  }
}
