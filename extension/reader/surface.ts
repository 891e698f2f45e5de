// The one element of ours in the page, there only while something is shown in it: a host with a closed shadow root, in
// the top layer as a popover. The page can see that it is there; it cannot read or restyle what is in it.

import { layerFor } from './layer';
import { listenTo } from './listen';
import { STYLE } from './style';

const OURS = ['keydown', 'keypress', 'keyup', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];

export class Surface {
  #host: HTMLElement | null = null;
  #stop = new AbortController();

  /** Shows an element, in place of what was shown before. `about`: what it is about. */
  show(content: HTMLElement, about: Node | null = null): void {
    this.clear();
    const layer = layerFor(about);
    if (!layer) return;
    const host = document.createElement('div');
    const shadow = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(content);
    // What is typed and pressed in it is not for the page's own shortcuts.
    for (const name of OURS) host.addEventListener(name, (event) => event.stopPropagation());
    host.popover = 'manual';
    Element.prototype.append.call(layer, host);
    host.showPopover();
    this.#host = host;
    this.#stop = new AbortController();
    listenTo(document, 'selectionchange', () => this.#leaveIfGrasped(shadow), this.#stop.signal);
  }

  clear(): void {
    this.#stop.abort();
    this.#host?.remove();
    this.#host = null;
  }

  /** Nothing in it can be selected by a person. With window.find() a page can, and in Firefox it then has hold of nodes in
   * here: they are thrown away before it can show anything in them. */
  #leaveIfGrasped(shadow: ShadowRoot): void {
    const node = window.getSelection()?.anchorNode ?? null;
    if (node && shadow.contains(node)) this.clear();
  }

  /** Whether an event came from inside our element, which may itself be in a shadow root of the page's. */
  isSourceOf(event: Event): boolean {
    return this.#host !== null && event.composedPath().includes(this.#host);
  }

  /** Whether this is our element, which stands for all that is in it. */
  isHost(target: unknown): boolean {
    return this.#host !== null && target === this.#host;
  }
}
