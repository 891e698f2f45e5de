// A corpus of 100,000 findings and 20,000 aliases beside the shipped one, in WASM in Node: `make bench-corpus`.
// Never part of the tests: it times. The large corpus is the shipped one with invented findings, skewed as real ones are:
// the first names of each kind take most of them, and the very first are names that the text is full of.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Engine, pack, pageOf, root } from '../wasm/load.mjs';
import { middle } from './timing.mjs';

const FINDINGS = 100_000;
const ALIASES = 20_000;
const SEED = Number(process.env.SEED ?? 7);

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = chance(SEED);
const any = (list) => list[Math.floor(random() * list.length)];

/** Picks from a list so that the n-th is n times rarer than the first. */
function zipf(list) {
  let total = 0;
  const sums = list.map((_, i) => (total += 1 / (i + 1)));
  return () => {
    const at = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < at) low = middle + 1;
      else high = middle;
    }
    return list[low];
  };
}

const SYLLABLES = 'bar cel dom fen gar hol jin kor lum mer nax or pel quo rin sol tam ul vex wyn zor'.split(' ');
const words = new Set();
function word() {
  for (;;) {
    const made = any(SYLLABLES) + any(SYLLABLES) + any(SYLLABLES);
    const name = made[0].toUpperCase() + made.slice(1);
    if (!words.has(name)) return words.add(name), name;
  }
}

const [corpus, vocabulary, findings] = pack.map((text) => JSON.parse(text));
const KINDS = { agency: 400, vendor: 5600, system: 2000 };
const made = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
for (const [kind, count] of Object.entries(KINDS)) {
  for (let i = 0; i < count; i++) {
    const name = word();
    made[kind].push(`made-${kind}-${i}`);
    vocabulary.entities.push({ id: `made-${kind}-${i}`, name, kind, aliases: [name, `${name} ${kind}`] });
  }
}
let aliases = 2 * made.agency.length + 2 * made.vendor.length + 2 * made.system.length;
for (const entity of vocabulary.entities.slice(-8000)) {
  if (aliases++ < ALIASES) entity.aliases.push(`${entity.name} Group`);
}

// the head of each list is what the shipped pack, and so the text, speaks of most
const often = (kind) => {
  const asked = findings.findings.flatMap((f) => [...(f.who ?? []), ...(f.whom ?? []), ...(f.system ?? [])]);
  const count = (id) => asked.filter((one) => one === id).length;
  const known = vocabulary.entities.filter((e) => e.kind === kind && !e.id.startsWith('made-') && count(e.id));
  return known.map((e) => e.id).sort((a, b) => count(b) - count(a));
};
const agency = zipf([...often('agency'), ...made.agency]);
const vendor = zipf([...often('vendor'), ...made.vendor]);
const system = zipf(made.system);
const relations = vocabulary.concepts.filter((c) => c.role === 'relation' && !c.blocks).map((c) => c.id);
const purposes = vocabulary.concepts.filter((c) => c.role === 'purpose' && !c.blocks).map((c) => c.id);
const document = corpus.documents[0].id;
while (findings.findings.length < FINDINGS) {
  const [who, whom, relation, purpose] = [agency(), vendor(), any(relations), any(purposes)];
  const named = random() < 0.5 ? system() : null;
  findings.findings.push({
    id: `made-${findings.findings.length}`,
    text: `${who} and ${whom}: ${relation}, to ${purpose}.`,
    standing: random() < 0.7 ? 'documented' : 'not-documented',
    who: [who],
    whom: [whom],
    ...(named ? { system: [named] } : {}),
    relation,
    when: named ? [`${named} ${relation}|${purpose}`, `${who} ${whom} ${purpose}`] : [`${who} ${whom} ${relation} ${purpose}`],
    cites: [{ at: `${document}:2` }],
  });
}

const folder = `${root}target/bench/corpus`;
mkdirSync(folder, { recursive: true });
for (const [name, value] of Object.entries({ corpus, vocabulary, findings })) {
  writeFileSync(`${folder}/${name}.json`, JSON.stringify(value));
}
const tool = `${root}target/release/onrecord`;
const prepare = (from, to) => execFileSync(tool, ['corpus', 'prepare', from, to], { stdio: ['ignore', 'ignore', 'inherit'] });
prepare(folder, `${folder}/large.onrecord`);
prepare(`${root}extension/corpus`, `${folder}/small.onrecord`);

const texts = readdirSync(`${root}tests/gold/`).filter((name) => name.endsWith('.txt'));
const text = texts.map((name) => readFileSync(`${root}tests/gold/${name}`, 'utf8').trim()).join('\n\n');
const { page } = pageOf(Array(5).fill(text).join('\n\n'));

console.log(`seed ${SEED}; ${findings.findings.length} findings, ${aliases} invented aliases`);
console.log('corpus   prepared bytes   load ms   scan ms   claims');
const scans = ['small', 'large'].map((name) => {
  const bytes = readFileSync(`${folder}/${name}.onrecord`);
  const load = middle(() => Engine.prepared(bytes).free());
  const engine = Engine.prepared(bytes);
  const claims = engine.scan(page).claims.length;
  const scan = middle(() => engine.scan(page));
  const size = statSync(`${folder}/${name}.onrecord`).size;
  console.log(`${name.padEnd(6)} ${String(size).padStart(16)} ${load.toFixed(0).padStart(9)} ${scan.toFixed(0).padStart(9)} ${claims}`);
  engine.free();
  return scan;
});
console.log(`scanning with the large corpus takes ${(scans[1] / scans[0]).toFixed(2)} times as long`);
