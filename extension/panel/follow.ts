// What the panel shows: the reader of the active tab is asked whenever the answer may be another.

import { browser } from '../engine/api';
import { asRequest, asState, type State } from '../engine/messages';
import { order } from '../engine/tell';

/** A tab, and what its reader knows; `state` is null where the tab is not switched on. `frames` are those of other sites
 * that are marked with it, each with what its own reader knows. */
export interface View {
  tab: number | null;
  state: State | null;
  frames: { frame: number; state: State }[];
}

/** Follows the window's active tab, or one tab alone. */
export function follow(alone: number | null, show: (view: View) => void): void {
  let turn = 0;
  const ask = async () => {
    const mine = ++turn;
    const tab = alone ?? (await activeTab());
    const [state, frames] = tab === null ? [null, []] : await statesOf(tab);
    // Another question was asked meanwhile: its answer is the newer one.
    if (mine === turn) show({ tab, state, frames });
  };
  browser.tabs.onActivated.addListener(() => void ask());
  browser.tabs.onUpdated.addListener((_tab, { status }) => {
    if (status) void ask();
  });
  browser.tabs.onAttached.addListener(() => void ask());
  browser.runtime.onMessage.addListener((message, sender): undefined => {
    if (sender.id !== browser.runtime.id || !sender.tab) return;
    const kind = asRequest(message)?.kind;
    if (kind === 'count' || kind === 'off' || kind === 'scan') void ask();
  });
  void ask();
}

async function statesOf(tab: number): Promise<[State | null, View['frames']]> {
  const tell = async (frame: number) => ({
    frame,
    state: asState(await order(tab, { kind: 'tell' }, frame)),
  });
  const { state } = await tell(0);
  const frames = await Promise.all((state?.frames ?? []).map(tell));
  return [state, frames.flatMap(({ frame, state }) => (state ? [{ frame, state }] : []))];
}

async function activeTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}
