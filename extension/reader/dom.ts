// DOM properties that a page cannot shadow. `<form><input name="parentNode">` replaces what `form.parentNode` gives, in Chromium
// also for a content script; the getters on the prototypes do not change.
//
// In a frame other prototypes hold, so an object's kind is told by whether a getter takes it, never by `instanceof`. And
// a frame that goes elsewhere takes its nodes along: in Firefox every question about them throws. Where a getter does
// not take an object the answer is null, so that such nodes are of no kind, stand nowhere and are shown by nothing.
//
// In Firefox each look at a global such as `Node` goes through a wrapper and costs more than the question that follows:
// so whatever is asked per node is taken from there once.

function getter<T, K extends keyof T & string>(prototype: T, name: K): (object: unknown) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no getter for ${name}`);
  return (object) => {
    try {
      return get.call(object) as T[K];
    } catch {
      return null as T[K];
    }
  };
}

export const nameOf = getter(Element.prototype, 'localName');
/** A page may have no element at all just then. */
export const rootOf: (object: unknown) => Element | null = getter(Document.prototype, 'documentElement');
export const bodyOf = getter(Document.prototype, 'body');
export const titleOf = getter(Document.prototype, 'title');
export const contentTypeOf = getter(Document.prototype, 'contentType');
const readinessOf = getter(Document.prototype, 'readyState');
export const textOf = getter(Node.prototype, 'textContent');
export const typeOf = getter(Node.prototype, 'nodeType');
export const firstOf = getter(Node.prototype, 'firstChild');
export const nextOf = getter(Node.prototype, 'nextSibling');
export const isConnected = getter(Node.prototype, 'isConnected');
export const shadowOf = getter(Element.prototype, 'shadowRoot');
export const lengthOf = getter(CharacterData.prototype, 'length');

export const parentOf = getter(Node.prototype, 'parentElement');
const nodeAbove = getter(Node.prototype, 'parentNode');
const documentOf = getter(Node.prototype, 'ownerDocument');
const windowOf = getter(Document.prototype, 'defaultView');
const slotOfElement = getter(Element.prototype, 'assignedSlot');
export const slotOfText = getter(Text.prototype, 'assignedSlot');

const hostOfRoot = getter(ShadowRoot.prototype, 'host');

const { TEXT_NODE, ELEMENT_NODE, DOCUMENT_NODE, DOCUMENT_FRAGMENT_NODE } = Node;
const { getAttribute, checkVisibility, matches, closest, querySelector, querySelectorAll } =
  Element.prototype;
const { getElementsByTagName } = Element.prototype;
const { getRootNode } = Node.prototype;
const { getComputedStyle } = window;

/** Null of all that is no shadow root. To ask others of it and have them refuse takes a hundred times as long. */
const hostOf = (node: Node): Element | null =>
  typeOf(node) === DOCUMENT_FRAGMENT_NODE ? hostOfRoot(node) : null;

const documentInIframe = getter(HTMLIFrameElement.prototype, 'contentDocument');
const documentInFrame = getter(HTMLFrameElement.prototype, 'contentDocument');

/** The document in a frame, where the frame is of the page's own origin. */
export const documentIn = (frame: Element): Document | null =>
  documentInIframe(frame) ?? documentInFrame(frame);

export const isFrame = (target: unknown): boolean => /^i?frame$/.test(nameOf(target) ?? '');

const clientLeft = getter(Element.prototype, 'clientLeft');
const clientTop = getter(Element.prototype, 'clientTop');
const clientWidth = getter(Element.prototype, 'clientWidth');
const clientHeight = getter(Element.prototype, 'clientHeight');
const scrollWidth = getter(Element.prototype, 'scrollWidth');
const scrollHeight = getter(Element.prototype, 'scrollHeight');

export const boxOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** What an element shows its own in, within its borders and its scroll bars. */
export function innerBox(element: Element): DOMRect {
  const { left, top } = boxOf(element);
  return new DOMRect(
    left + clientLeft(element),
    top + clientTop(element),
    clientWidth(element),
    clientHeight(element),
  );
}

/** Whether there is more in an element than it shows at once, beside and below each other. */
export const overflows = (element: Element): { x: boolean; y: boolean } => ({
  x: scrollWidth(element) > clientWidth(element),
  y: scrollHeight(element) > clientHeight(element),
});

/** Whether more of the page is still to come as it was sent. */
export const isLoading = (): boolean => readinessOf(document) === 'loading';

/** The window of a page or of a frame in it. */
export type View = Window & typeof globalThis;

/** The document that a node is in. */
export const pageOf = (node: Node): Document => documentOf(node) ?? (node as Document);

/** The window that a node is in; null when its document was left for another. The window itself outlives that. */
export const viewOf = (node: Node): View | null => windowOf(pageOf(node)) as View | null;

/** The element that shows the document of a node: null in the page itself. */
export const frameOf = (node: Node): Element | null => viewOf(node)?.frameElement ?? null;

/** The element that a node is shown in: through slots, out of shadow roots, and out of frames. */
export function shownIn(node: Node): Element | null {
  const slot = isText(node) ? slotOfText(node) : isElement(node) ? slotOfElement(node) : null;
  const above = slot ?? nodeAbove(node) ?? node;
  if (isElement(above) && above !== node) return above;
  return typeOf(above) === DOCUMENT_NODE ? frameOf(above) : hostOf(above);
}

/** The element in whose own tree the text of a node stands, or the one whose shadow root it stands directly in. */
export const holderOf = (node: Text): Element | null => {
  const above = nodeAbove(node);
  return above && (isElement(above) ? above : hostOf(above));
};

/** The document or the shadow root that a node is in; null where it was taken out of the page. */
export function treeOf(node: Node): Document | ShadowRoot | null {
  const top = getRootNode.call(node);
  return isConnected(top) ? (top as Document | ShadowRoot) : null;
}

/** The shadow roots that a node is shown in: those that it stands in, and those in a slot of which it is shown. */
export function rootsAround(node: Node): Set<ShadowRoot> {
  const roots = new Set<ShadowRoot>();
  for (let at: Node | null = node; at; at = shownIn(at)) {
    const tree = treeOf(at);
    if (tree && hostOf(tree)) roots.add(tree as ShadowRoot);
  }
  return roots;
}

/** The elements in whose shadow roots a node stands, from the innermost one. */
export function* hostsOf(node: Node): Generator<Element> {
  let host: Element | null = hostOf(getRootNode.call(node));
  for (; host; host = hostOf(getRootNode.call(host))) yield host;
}

/** Whether a node went with the document of its frame. */
export const isGone = (node: Node): boolean => typeOf(node) === null;

export const isText = (node: Node): node is Text => typeOf(node) === TEXT_NODE;
export const isElement = (node: Node): node is Element => typeOf(node) === ELEMENT_NODE;

export const attribute = (element: Element, name: string): string | null => getAttribute.call(element, name);

/** `part`: a pseudo-element, such as `::before`. */
export const styleOf = (element: Element, part: string | null = null): CSSStyleDeclaration =>
  getComputedStyle.call(window, element, part);

export const isLike = (element: Element, selector: string): boolean => matches.call(element, selector);

/** The element itself or the first one around it, in its own tree. */
export const nearest = (element: Element, selector: string): Element | null =>
  closest.call(element, selector);

const named = (page: Document, name: string) => Document.prototype.getElementsByTagName.call(page, name);

export const allNamed = (page: Document, name: string): Element[] => [...named(page, name)];

/** How many elements of a document have a name. */
export const countNamed = (page: Document, name: string): number => named(page, name).length;

/** How many elements are in an element. */
export const countIn = (element: Element): number => getElementsByTagName.call(element, '*').length;

/** The nodes that a slot shows in place of its own children. */
export function slotted(slot: Element): Node[] {
  try {
    return HTMLSlotElement.prototype.assignedNodes.call(slot);
  } catch {
    // A slot by name alone, such as one in a drawing.
    return [];
  }
}

export function isRendered(element: Element): boolean {
  if (isGone(element)) return false;
  if (!checkVisibility.call(element, { visibilityProperty: true })) {
    // What stands there without a box of its own is there if what is around it is.
    const outer = styleOf(element).display === 'contents' ? shownIn(element) : null;
    if (outer === null) return false;
    return styleOf(element).visibility === 'visible' && isRendered(outer);
  }
  const frame = frameOf(element);
  return frame === null || isRendered(frame);
}

export const contains = (element: Element, node: Node): boolean =>
  Node.prototype.contains.call(element, node);

export const allIn = (element: Element, selector: string): Element[] => [
  ...querySelectorAll.call(element, selector),
];

export const firstIn = (element: Element, selector: string): Element | null =>
  querySelector.call(element, selector);

/** All that is at a point of a document's window, from the topmost on. */
export const elementsAt = (page: Document, x: number, y: number): Element[] =>
  Document.prototype.elementsFromPoint.call(page, x, y);

export const walk = (root: Node): TreeWalker =>
  Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
