// The registry of highlights of a window's document, and the names in it.
//
// For the window of a frame Firefox 153 gives a content script the registry of whichever frame it asked about first. So
// there it is asked for as the page would ask, where a page may have put something else in its place; and what comes of
// it is looked at with our own eyes again, and taken only if it is a registry.

import type { View } from './dom';

declare const XPCNativeWrapper: (object: unknown) => unknown;

export function registryOf(view: View): HighlightRegistry | null {
  if (!import.meta.env.FIREFOX || view === window) return view.CSS.highlights;
  try {
    const asPage = view as unknown as { wrappedJSObject: View };
    const registry = XPCNativeWrapper(asPage.wrappedJSObject.CSS.highlights);
    return registry instanceof view.HighlightRegistry ? registry : null;
  } catch {
    return null;
  }
}

/** A name for a highlight that the page can neither prepare for nor register its own under. */
export const unguessable = (prefix: 'm' | 'l'): string =>
  prefix + Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('');
