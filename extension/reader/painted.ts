// The highlights of one document, the page's own or that of a frame in it.
//
// The names are drawn anew for each page, so that a page can neither prepare for them nor register its own under them.

import { highlightOf, type Style } from '../settings/look';
import type { Intensity } from '../settings/settings';
import { isGone, type View } from './dom';
import { HighlightSheet } from './highlight-sheet';
import { registryOf, unguessable } from './registry';

export class Painted {
  #document: Document;
  #view: View;
  // Of this document: the window may have another by the time the marks go.
  #registry: HighlightRegistry | null;
  #intensity: Intensity;
  #sheet: HighlightSheet;
  #highlights = new Map<string, { name: string; highlight: Highlight }>();

  constructor(document: Document, view: View, intensity: Intensity) {
    this.#document = document;
    this.#view = view;
    this.#registry = registryOf(view);
    this.#intensity = intensity;
    this.#sheet = new HighlightSheet(document, view, (tree) => removeLeftovers(tree, this.#registry));
  }

  /** `fit`: what the words that it is for need besides its look. */
  highlight(style: Style, fit = ''): Highlight {
    const key = `${style} ${fit}`;
    const known = this.#highlights.get(key);
    if (known) return known.highlight;
    const name = unguessable('m');
    const highlight = new this.#view.Highlight();
    // Below the lines.
    if (style === 'current') highlight.priority = -1;
    this.#registry?.set(name, highlight);
    this.#sheet.setLook(name, `${highlightOf(style, this.#intensity)} ${fit}`);
    this.#highlights.set(key, { name, highlight });
    return highlight;
  }

  /** Highlights are seen only in the text that was taken in. */
  takeIn(nodes: Iterable<Text>): void {
    this.#sheet.takeIn(nodes);
  }

  /** These nodes may stand elsewhere now, or something in them, or anything for null. Gives whether that text has to be taken in
   * anew. */
  moved(nodes: Set<Node> | null): boolean {
    return this.#sheet.moved(nodes);
  }

  /** A page that clears the registry or sets its sheets for its own use takes ours along. */
  keep(): void {
    for (const { name, highlight } of this.#highlights.values()) {
      if (this.#registry?.get(name) !== highlight) this.#registry?.set(name, highlight);
    }
    this.#sheet.tidy();
  }

  forget(range: AbstractRange): void {
    for (const { highlight } of this.#highlights.values()) highlight.delete(range);
  }

  /** Takes all marks off, and leaves the sheet: another would have the browser style the marked text anew. */
  clear(): void {
    for (const { highlight } of this.#highlights.values()) highlight.clear();
  }

  remove(): void {
    if (isGone(this.#document)) return;
    for (const { name } of this.#highlights.values()) this.#registry?.delete(name);
    this.#sheet.remove();
    this.#highlights.clear();
  }
}

/** Marks of a reader that could not take them away: Firefox ends its script the moment the extension is updated. */
function removeLeftovers(tree: Document | ShadowRoot, registry: HighlightRegistry | null): void {
  const isLeft = (sheet: CSSStyleSheet) => {
    const names = [...sheet.cssRules].map(
      (rule) => /::highlight\(([ml][0-9a-z]{16,})\)/.exec(rule.cssText)?.[1],
    );
    if (names.length === 0 || !names.every((name) => name !== undefined)) return false;
    for (const name of names) registry?.delete(name);
    return true;
  };
  const sheets = [...tree.adoptedStyleSheets];
  if (sheets.some(isLeft)) tree.adoptedStyleSheets = sheets.filter((sheet) => !isLeft(sheet));
}
