// Elements with text, never markup: nothing that a page or the corpus says is ever parsed as HTML.

type Child = Node | string | null | false;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/** A link that leaves the page: a new tab that learns neither who opened it nor from where. */
export function link(address: string, text: string): HTMLElement {
  if (!/^https?:\/\//.test(address)) return element('span', '', text);
  const made = element('a', '', text);
  made.href = address;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return made;
}
