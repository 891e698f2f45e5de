// What stands in our closed shadow root, as one small tree for both browsers: { name, className, attributes, children }.

/** From Chromium: DOM.getDocument with `pierce`. Gives the first closed root's first element. */
export function fromChromium(node) {
  const host = findChromium(node);
  return host ? chromium(host.shadowRoots[0].children[0]) : null;
}

function findChromium(node) {
  if (node.shadowRoots?.some((root) => root.shadowRootType === 'closed')) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findChromium(child);
    if (found) return found;
  }
  return null;
}

function chromium(node) {
  if (node.nodeType === 3) return { text: node.nodeValue };
  const attributes = {};
  for (let i = 0; i < node.attributes.length; i += 2) attributes[node.attributes[i]] = node.attributes[i + 1];
  return {
    name: node.localName,
    attributes,
    reference: node.backendNodeId,
    children: (node.children ?? []).map(chromium),
  };
}

/** From Firefox: a node serialised by WebDriver BiDi with `includeShadowTree: 'all'`. */
export function fromFirefox(host) {
  const element = host?.value?.shadowRoot?.value?.children?.[0];
  return element ? firefox(element) : null;
}

function firefox({ value, sharedId }) {
  if (value.nodeType === 3) return { text: value.nodeValue };
  return {
    name: value.localName,
    attributes: value.attributes ?? {},
    reference: sharedId,
    children: (value.children ?? []).map(firefox),
  };
}

export const textOf = (node) => node.text ?? node.children.map(textOf).join('');

/** All elements of the tree that have this name, or this class where it begins with a dot. */
export function all(node, selector) {
  if (!node?.children) return [];
  const wanted = selector.startsWith('.')
    ? (node.attributes.class ?? '').split(' ').includes(selector.slice(1))
    : node.name === selector;
  return [...(wanted ? [node] : []), ...node.children.flatMap((child) => all(child, selector))];
}

export const texts = (node, selector) => all(node, selector).map(textOf);
