// DOM properties that a page cannot shadow. `<form><input name="parentNode">` and `<img name="body">` replace what
// `form.parentNode` and `document.body` give, also for a content script; the getters on the prototypes do not change.

function getter<T, K extends keyof T & string>(prototype: T, name: K): (object: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no getter for ${name}`);
  return (object) => get.call(object) as T[K];
}

export const nameOf = getter(Element.prototype, 'localName');
export const rootOf = getter(Document.prototype, 'documentElement');
export const bodyOf = getter(Document.prototype, 'body');
export const titleOf = getter(Document.prototype, 'title');
export const contentTypeOf = getter(Document.prototype, 'contentType');
export const textOf = getter(Node.prototype, 'textContent');
export const parentOf = getter(Node.prototype, 'parentElement');
export const typeOf = getter(Node.prototype, 'nodeType');
export const firstOf = getter(Node.prototype, 'firstChild');
export const nextOf = getter(Node.prototype, 'nextSibling');
export const isConnected = getter(Node.prototype, 'isConnected');
export const shadowOf = getter(Element.prototype, 'shadowRoot');

const nodeAbove = getter(Node.prototype, 'parentNode');
const slotOfElement = getter(Element.prototype, 'assignedSlot');
const slotOfText = getter(Text.prototype, 'assignedSlot');

/** The element that a node is shown in: through slots, and out of shadow roots. */
export function shownIn(node: Node): Element | null {
  const slot = isText(node) ? slotOfText(node) : isElement(node) ? slotOfElement(node) : null;
  const above = slot ?? nodeAbove(node);
  if (above === null) return null;
  return isElement(above) ? above : above instanceof ShadowRoot ? above.host : null;
}

export const isText = (node: Node): node is Text => typeOf(node) === Node.TEXT_NODE;
export const isElement = (node: Node): node is Element => typeOf(node) === Node.ELEMENT_NODE;

export const attribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

/** The nodes that a slot shows in place of its own children. */
export const slotted = (slot: Element): Node[] =>
  slot instanceof HTMLSlotElement ? HTMLSlotElement.prototype.assignedNodes.call(slot) : [];

export const isRendered = (element: Element): boolean =>
  Element.prototype.checkVisibility.call(element, { visibilityProperty: true });

export const all = (selector: string): Element[] => [
  ...Document.prototype.querySelectorAll.call(document, selector),
];

export const walk = (root: Node): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
