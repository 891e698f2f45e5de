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

export const attribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);

export const all = (selector: string): Element[] => [
  ...Document.prototype.querySelectorAll.call(document, selector),
];

export const walk = (root: Node): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
