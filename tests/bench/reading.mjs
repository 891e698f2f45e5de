// How fast the engine reads, in WASM in Node: `make bench-reading`. Never part of the tests: it times.
// Text: the gold passages (half of their sentences make claims), those of them that make none but are near the topic, and
// news about something else, repeated.
import { readdirSync, readFileSync } from 'node:fs';
import { Engine, pack, pageOf, root } from '../wasm/load.mjs';
import { middle } from './timing.mjs';

const folder = `${root}tests/gold/`;
const passages = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const text = (names) => names.map((name) => readFileSync(folder + name, 'utf8').trim()).join('\n\n');
const labels = JSON.parse(readFileSync(`${folder}labels.json`, 'utf8'));
const dense = text(passages);
const plain = text(passages.filter((name) => !labels[name.slice(0, -4)]?.length));

/** A page of about this many bytes. */
function fill(source, bytes) {
  const times = Math.ceil(bytes / Buffer.byteLength(source));
  return Array(times).fill(source).join('\n\n');
}

const engine = new Engine(...pack);
const load = middle(() => new Engine(...pack).free());
console.log(`loading the shipped pack: ${load.toFixed(0)} ms`);
console.log('text                          MB     ms   MB/s  claims');
const elsewhere = `The harbor board put off its vote on the new breakwater until after the spring storms. “We have waited
nine years,” said Ada Brill, who keeps the chandlery on Wharf Street; “we can wait for a dry day.” The engineers
want $4.2 million for the stone alone.

Fishermen asked whether the U.S. Army surveyors would come back in May. Nobody on the board knew. The chair, Mr. Oakes,
promised a letter by Friday, and the meeting went on to the question of who should feed the harbor cat.`;
// news as it comes: one passage in fifty is about the topic, the others about something else, or near it
const among = (others) => [dense, ...Array(49).fill(fill(others, Buffer.byteLength(dense)))].join('\n\n');
// text made to be slow: the rate at ten times the size is the same where the work is linear
const slow = ['ICE ', '“', 'the agency ', '$1,', 'U.S.', 'twenty-'];
for (const [name, source] of [
  ['news, 1 passage in 50 on topic', among(elsewhere)],
  ['the same, the others near it', among(plain)],
  ['news about something else', elsewhere],
  ['near the topic, no claim in it', plain],
  ['half the sentences are claims', dense],
  ['claims with words of 120 KB', `ICE paid Palantir for ${'illion'.repeat(2e4)}.`],
  ...slow.map((unit) => [`nothing but «${unit}»`, unit.repeat(2000)]),
]) {
  for (const size of [1e6, 1e7]) {
    const page = pageOf(fill(source, size)).page;
    const bytes = page.blocks.reduce((sum, block) => sum + Buffer.byteLength(block.text), 0);
    let claims = 0;
    const ms = middle(() => {
      claims = engine.scan(page).claims.length;
    });
    const rate = bytes / 1e6 / (ms / 1e3);
    console.log(
      `${name.padEnd(30)} ${(bytes / 1e6).toFixed(1).padStart(4)} ${ms.toFixed(0).padStart(6)} ${rate.toFixed(1).padStart(6)} ${claims}`,
    );
  }
}
