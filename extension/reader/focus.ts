// What has the focus in the page.

import { shadowOf } from './dom';

const focusedIn = Object.getOwnPropertyDescriptor(Document.prototype, 'activeElement')?.get;
const focusedInRoot = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'activeElement')?.get;

/** Also in a shadow root. */
export function focused(): Element | null {
  let element: Element | null = focusedIn?.call(document) ?? null;
  for (let root = element && shadowOf(element); root; root = element && shadowOf(element)) {
    const inner: Element | null = focusedInRoot?.call(root) ?? null;
    if (!inner) break;
    element = inner;
  }
  return element;
}
