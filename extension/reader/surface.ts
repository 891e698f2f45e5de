// The one element of ours in the page, there only while something is shown in it: a host with a closed shadow root, in
// the top layer as a popover. The page can see that it is there; it cannot read or restyle what is in it.

import { rootOf } from './dom';
import { STYLE } from './style';

export class Surface {
  #host: HTMLElement | null = null;

  /** Shows an element, in place of what was shown before. */
  show(content: HTMLElement): void {
    this.clear();
    const host = document.createElement('div');
    const shadow = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(content);
    host.popover = 'manual';
    Element.prototype.append.call(rootOf(document), host);
    host.showPopover();
    this.#host = host;
  }

  clear(): void {
    this.#host?.remove();
    this.#host = null;
  }

  /** Whether an event of the page's document came from inside our element. */
  isSourceOf(event: Event): boolean {
    return this.#host !== null && event.target === this.#host;
  }
}
