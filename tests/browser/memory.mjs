// What a browser holds in memory after a collection of garbage, in KB, by the names of a table's columns. Whole processes
// and heaps hold much that is the browser's own; the columns after them tell what of it belongs to the pages' scripts and ours.
import { BACKGROUND } from './driver.mjs';

export const memory = (browser, driver, page) => (browser === 'chrome' ? inChromium(driver, page) : inFirefox(driver));

/** What is ours and little else, and by how much it may grow over any number of pages. */
const MOST = {
  'page objects': 64,
  'page nodes': 200,
  'page listeners': 10,
  'worker objects': 64,
  'worker WASM': 64,
  'our script': 64,
  'our background': 64,
};

/** The columns of ours that grew from one look to another. */
export const grown = (before, after) => Object.keys(MOST).filter((name) => after[name] - before[name] > MOST[name]);

const inKB = (bytes) => Math.round(bytes / 1024);

/** Script heaps: that of the page, with its own scripts and ours, and that of our worker. `objects`: what scripts hold, which
 * is where a leak would be; the rest is code, of which the browser compiles more the longer it runs. */
async function inChromium(driver, page) {
  const session = await page.createCDPSession();
  const ofPage = await heapOf(session);
  const ofWorker = await heapOf((await driver.worker()).client);
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return {
    'page heap': ofPage.heap,
    'page objects': ofPage.objects,
    'page nodes': nodes,
    'page listeners': jsEventListeners,
    'worker heap': ofWorker.heap,
    'worker objects': ofWorker.objects,
    'worker WASM': ofWorker.buffers,
  };
}

async function heapOf(client) {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const nodes = nodesOf(await snapshotOf(client));
  const sum = (fits) => inKB(nodes.filter(fits).reduce((all, { size }) => all + size, 0));
  return {
    heap: inKB(usedSize),
    objects: sum(({ type }) => !['code', 'native', 'synthetic'].includes(type)),
    buffers: sum(({ type, name }) => type === 'native' && name === 'system / JSArrayBufferData'),
  };
}

async function snapshotOf(client) {
  const chunks = [];
  const hear = ({ chunk }) => chunks.push(chunk);
  client.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  client.off('HeapProfiler.addHeapSnapshotChunk', hear);
  return JSON.parse(chunks.join(''));
}

/** A snapshot is one list of numbers, so many for each node. */
function nodesOf({ snapshot: { meta }, nodes, strings }) {
  const width = meta.node_fields.length;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => meta.node_fields.indexOf(field));
  return Array.from({ length: nodes.length / width }, (_, i) => ({
    type: meta.node_types[type][nodes[i * width + type]],
    name: strings[nodes[i * width + name]],
    size: nodes[i * width + size],
  }));
}

/** What about:memory would say: of the process that the page is in, its windows and our script in it; of the process of all
 * extensions, our background with its WASM. */
async function inFirefox(driver) {
  // Started where it was stopped.
  await driver.inBackground(() => true);
  const ofPages = await reportsOf(driver, 'window.gBrowser.selectedBrowser');
  const ofExtensions = await reportsOf(driver, BACKGROUND);
  return {
    'page process': sumOf(ofPages, ''),
    'page windows': sumOf(ofPages, 'explicit/window-objects/'),
    'our script': sumOf(ofPages, `(ID: ${driver.id}`),
    'extensions process': sumOf(ofExtensions, ''),
    // The reports write a slash within a name as a backslash.
    'our background': sumOf(ofExtensions, `moz-extension:\\\\${driver.host}\\`),
  };
}

const sumOf = (reports, part) => inKB(reports.filter(([path]) => path.includes(part)).reduce((all, [, size]) => all + size, 0));

/** [path, bytes] for what is in use in the process of a `<browser>`, after it was told to make do with as little as it can. */
const reportsOf = (driver, browser) =>
  driver.inDocument(
    browser,
    `const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    await new Promise((done) => manager.minimizeMemoryUsage(done));
    const reports = [];
    let reported = 0;
    const hear = (_process, path, kind, units, size) => {
      if (units !== Ci.nsIMemoryReporter.UNITS_BYTES || !path.startsWith('explicit/')) return;
      reports.push([path, size]);
      if (kind === Ci.nsIMemoryReporter.KIND_HEAP) reported += size;
    };
    await new Promise((done) => manager.getReports(hear, null, done, null, false));
    return [...reports, ['heap that no report names', manager.heapAllocated - reported]];`,
  );
