// Frames of other sites, where the person has given the permission for them. Each has a reader of its own, whose card
// stands in the frame's window. It comes and goes with the page's reader, which is told how many claims it has.

import { browser } from './api';
import type { Order, Request } from './messages';
import { run } from './run';
import { order } from './tell';

/** Has every frame that may be read say so (entrypoints/frame.ts). */
export async function callFrames(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      injectImmediately: true,
      files: ['/frame.js'],
    });
  } catch {
    // The tab was closed, or went elsewhere.
  }
}

export async function dismissFrames(tab: number): Promise<void> {
  const leave: Order = { kind: 'leave' };
  // Nobody answers.
  await browser.tabs.sendMessage(tab, leave).catch(() => {});
}

/** Gives, to a frame that says that it is there, whether the page has a reader. */
export async function heedFrame(tab: number, frame: number, request: Request): Promise<boolean | undefined> {
  if (request.kind === 'frame') return mark(tab, frame);
  if (request.kind === 'count') await order(tab, { kind: 'elsewhere', frame, claims: request.claims });
  else if (request.kind === 'here') await order(tab, { kind: 'at', frame });
  // There is room for another frame then.
  else if (request.kind === 'off' && (await release(tab, frame)) === true) await callFrames(tab);
  return undefined;
}

async function mark(tab: number, frame: number): Promise<boolean> {
  const isAdmitted = await order(tab, { kind: 'admit', frame });
  if (isAdmitted !== true) return isAdmitted !== undefined;
  await run(tab, frame).catch(() => release(tab, frame));
  // The page's reader may have gone meanwhile, and would not come back for this one.
  if ((await order(tab, { kind: 'is-on' })) !== true) await dismissFrames(tab);
  return true;
}

const release = (tab: number, frame: number) => order(tab, { kind: 'elsewhere', frame, claims: null });
