// What our script costs a page's main thread, as the browser's own profiler saw it: every sample with our file on its stack
// counts, with all that the browser did on our behalf below it. In milliseconds.
//
// own: all of it; message: the part of it in which the browser handed over messages, and in Firefox built for our script what
// sends and hears them; longest: the longest task that held any of ours;
// after: the longest of the others from then on, in which the browser styles and paints anew what we marked.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Profiles what happens in a page while `act` runs. */
export const profile = (browser, driver, page, act) => (browser === 'chrome' ? inChromium : inFirefox)(driver, page, act);

const OURS = ['/reader.js', '/cards.js'];
// Chromium's profiler does not name what the browser gives extensions, only the function of ours that calls it.
const SENDS = /^[^;]{0,60}\.sendMessage\(/;

async function inChromium(driver, page, act) {
  await page.tracing.start({
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-v8.cpu_profiler'],
  });
  // The profiler starts itself within the next script that runs, which would be ours: 10 to 20 ms.
  await page.evaluate(() => {
    for (const end = performance.now() + 50; performance.now() < end; );
  });
  await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));

  const profiles = new Map();
  for (const event of traceEvents.filter(({ name }) => name === 'Profile' || name === 'ProfileChunk')) {
    const key = `${event.pid} ${event.id}`;
    profiles.set(key, [...(profiles.get(key) ?? []), event]);
  }
  const built = new URL('../../dist/chrome-mv3', import.meta.url);
  const sources = await Promise.all(OURS.map((file) => readFile(fileURLToPath(`${built}${file}`), 'utf8')));
  const sends = ({ url, columnNumber }) =>
    OURS.some((file, i) => url?.endsWith(file) && SENDS.test(sources[i].slice(columnNumber, columnNumber + 100)));
  // By process, for each sample with our file on its stack: when, how long, and whether it handed over a message.
  const ours = new Map();
  for (const events of profiles.values()) {
    const [{ args, ts }] = events;
    let now = args.data.startTime ?? ts;
    const nodes = new Map();
    for (const { pid: process, args: { data } } of events) {
      for (const node of data.cpuProfile?.nodes ?? []) nodes.set(node.id, node);
      (data.cpuProfile?.samples ?? []).forEach((sample, i) => {
        const delta = data.timeDeltas[i];
        now += delta;
        const stack = [];
        for (let node = nodes.get(sample); node; node = nodes.get(node.parent)) stack.push(node.callFrame);
        if (!stack.some(({ url }) => url?.includes(driver.id) && OURS.some((file) => url.endsWith(file)))) return;
        const isMessage = stack.some(sends);
        ours.set(process, [...(ours.get(process) ?? []), { now, delta, isMessage }]);
      });
    }
  }
  const told = { own: 0, message: 0, longest: 0, after: 0 };
  for (const { pid, ts, dur, tdur } of tasksOf(traceEvents)) {
    const held = (ours.get(pid) ?? []).filter(({ now }) => now > ts && now <= ts + dur);
    // Of the task's time only what the processor was at it, not what other programs had of it.
    const share = (tdur ?? dur) / dur / 1000;
    if (held.length === 0) {
      if (ours.get(pid)?.[0].now < ts) told.after = Math.max(told.after, dur * share);
      continue;
    }
    for (const { now, delta, isMessage } of held) {
      // Of the time before the first sample only what was in this task.
      const spent = Math.min(delta, now - ts) * share;
      told.own += spent;
      if (isMessage) told.message += spent;
    }
    told.longest = Math.max(told.longest, dur * share);
  }
  return told;
}

/** The tasks of the pages' main threads. What goes on after `scheduler.yield()` has a name of its own. */
function tasksOf(traceEvents) {
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const isTask = ({ name, ph }) => ph === 'X' && (name.endsWith('RunTask') || name === 'BlinkScheduler_PerformMicrotaskCheckpoint');
  const tasks = traceEvents.filter((event) => isTask(event) && mains.has(`${event.pid} ${event.tid}`)).sort((a, b) => a.ts - b.ts);
  // One within another is a part of it.
  const ends = new Map();
  return tasks.filter(({ pid, ts, dur }) => {
    if (ts < (ends.get(pid) ?? 0)) return false;
    ends.set(pid, ts + dur);
    return true;
  });
}

async function inFirefox(driver, page, act) {
  await driver.inWindow(`return Services.profiler.StartProfiler(1 << 22, 1, ['js', 'cpu'], ['GeckoMain']).then(() => true);`);
  await act();
  const text = await driver.inWindow(`
    return Services.profiler.getProfileDataAsync().then(async (profile) => {
      await Services.profiler.StopProfiler();
      const told = { own: 0, message: 0, longest: 0, after: 0 };
      const perMs = { ns: 1e6, 'µs': 1e3 }[profile.meta.sampleUnits?.threadCPUDelta] ?? 1;
      for (const { threads } of [profile, ...profile.processes]) {
        for (const { name, samples, stackTable, frameTable, stringTable, markers } of threads) {
          if (name !== 'GeckoMain') continue;
          const { stack: STACK, time: TIME, threadCPUDelta: CPU } = samples.schema;
          const { prefix: PREFIX, frame: FRAME } = stackTable.schema;
          const where = (frame) => stringTable[frameTable.data[frame][frameTable.schema.location]];
          const kinds = new Map([[null, { isOurs: false, isMessage: false }]]);
          const kindOf = (stack) => {
            if (kinds.has(stack)) return kinds.get(stack);
            const [below, at] = [kindOf(stackTable.data[stack][PREFIX] ?? null), where(stackTable.data[stack][FRAME])];
            const kind = {
              isOurs: below.isOurs || (at.includes('moz-extension://') && ${JSON.stringify(OURS)}.some((file) => at.includes(file))),
              isMessage: below.isMessage || (below.isOurs && /(Schemas|ExtensionC[a-z]+|ConduitsChild)\\.sys\\.mjs/.test(at)),
            };
            kinds.set(stack, kind);
            return kind;
          };
          const all = [];
          let first = Infinity;
          let stretch = 0;
          samples.data.forEach((sample, i) => {
            const { isOurs, isMessage } = kindOf(sample[STACK] ?? null);
            // What the processor was at it, not what other programs had of the time.
            const passed = i === 0 ? 0 : sample[TIME] - samples.data[i - 1][TIME];
            const spent = Math.min(passed, (sample[CPU] ?? Infinity) / perMs);
            stretch = isOurs ? stretch + spent : 0;
            all.push({ at: sample[TIME], spent, isOurs });
            if (!isOurs) return;
            first = Math.min(first, sample[TIME]);
            told.own += spent;
            if (isMessage) told.message += spent;
            // Several tasks may follow each other between two samples; a longer one leaves a marker.
            told.longest = Math.max(told.longest, Math.min(stretch, 50));
          });
          const { name: NAME, startTime: START, endTime: END } = markers.schema;
          for (const marker of markers.data) {
            const kind = stringTable[marker[NAME]];
            const [isTask, isTick] = [kind.includes('LongTask'), kind === 'RefreshDriverTick' && first < marker[START]];
            if (!isTask && !isTick) continue;
            const held = all.filter(({ at }) => at > marker[START] && at <= marker[END]);
            const took = held.reduce((sum, { spent }) => sum + spent, 0);
            if (isTask && held.some(({ isOurs }) => isOurs)) told.longest = Math.max(told.longest, took);
            if (isTick) told.after = Math.max(told.after, took);
          }
        }
      }
      return JSON.stringify(told);
    });`);
  return JSON.parse(text);
}
