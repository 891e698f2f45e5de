// Answers the orders that panel and commands give the reader of this page.

import { browser } from '../engine/api';
import { asOrder, type State, type Where } from '../engine/messages';

/** What a page does when it is told to. */
export interface Obeys {
  state(): State;
  go(claim: number, text: string): Promise<boolean>;
  where(): Where;
  at(frame: number): void;
  step(by: 1 | -1, from: 'last' | 'end'): Promise<boolean>;
  dismiss(text: string, dismissed: boolean): void;
  isOn(): boolean;
  admit(frame: number): boolean;
  elsewhere(frame: number, claims: number | null): boolean;
  leave(): void;
}

/** Begins to listen; gives the way to end it. */
export function talk(page: Obeys): () => void {
  const heed = (
    message: unknown,
    sender: { id?: string },
    reply: (answer: unknown) => void,
  ): true | undefined => {
    // Pages cannot send to us at all, other extensions not without being asked to.
    if (sender.id !== browser.runtime.id) return;
    const order = asOrder(message);
    switch (order?.kind) {
      case 'tell':
        reply(page.state());
        return;
      case 'go':
        void page.go(order.claim, order.text).then(reply);
        return true;
      case 'step':
        void page.step(order.by, order.from).then(reply);
        return true;
      case 'where':
        reply(page.where());
        return;
      case 'at':
        page.at(order.frame);
        reply(true);
        return;
      case 'dismiss':
        page.dismiss(order.text, order.dismissed);
        reply(true);
        return;
      case 'is-on':
        reply(page.isOn());
        return;
      case 'admit':
        reply(page.admit(order.frame));
        return;
      case 'elsewhere':
        reply(page.elsewhere(order.frame, order.claims));
        return;
      case 'leave':
        page.leave();
        return;
    }
  };
  browser.runtime.onMessage.addListener(heed);
  return () => browser.runtime.onMessage.removeListener(heed);
}
