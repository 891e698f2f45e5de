// Opening the panel: Chrome's side panel, Firefox's sidebar. Both ask for it to be the first thing done in the handler
// of what a person did; so nothing here waits.

import { browser } from '../engine/api';

interface Sidebar {
  open(): Promise<void>;
}

export function openPanel(windowId: number | undefined): void {
  const opened = import.meta.env.FIREFOX
    ? (browser as unknown as { sidebarAction: Sidebar }).sidebarAction.open()
    : windowId !== undefined && browser.sidePanel.open({ windowId });
  Promise.resolve(opened).catch((problem) => console.error('The panel could not be opened:', problem));
}
