// What a browser holds in memory after a collection of garbage, in kilobytes. Chromium tells of the script heaps of the page
// (its own scripts and ours) and of our worker; Firefox of whole processes: those of web pages and the one of extensions.

export const memory = (browser, driver, page) => (browser === 'chrome' ? inChromium(driver, page) : inFirefox(driver));

async function inChromium(driver, page) {
  const used = async (client) => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    return Math.round(usedSize / 1024);
  };
  const session = await page.createCDPSession();
  const worker = await driver.worker();
  const sizes = { page: await used(session), background: await used(worker.client) };
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { ...sizes, nodes, listeners: jsEventListeners };
}

async function inFirefox(driver) {
  const text = await driver.inWindow(`
    const minimizer = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
    return new Promise((done) => minimizer.minimizeMemoryUsage(done)).then(async () => {
      for (let i = 0; i < 3; i++) Services.obs.notifyObservers(null, 'child-gc-request');
      const { children } = await ChromeUtils.requestProcInfo();
      const sum = (wanted) => Math.round(children.filter(({ type }) => wanted.test(type)).reduce((all, { memory }) => all + memory, 0) / 1024);
      return JSON.stringify({ page: sum(/^web/), background: sum(/^extension$/) });
    });`);
  return JSON.parse(text);
}
