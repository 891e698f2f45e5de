// The same text gives the same claims natively and in WASM: both read every gold passage.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Engine, pack, pageOf, root } from './load.mjs';

const folder = `${root}tests/gold/`;
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const tool = ['debug', 'release'].map((profile) => `${root}target/${profile}/onrecord`);

/** What the tool prints for the passages, by file name. */
function native() {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 };
  const program = tool.find((path) => {
    try {
      execFileSync(path, ['--version']);
      return true;
    } catch {
      return false;
    }
  });
  assert.ok(program, 'build the tool first: cargo build');
  const lines = execFileSync(program, ['scan', '--json', ...files], options)
    .trim()
    .split('\n');
  return new Map(lines.map((line) => JSON.parse(line)).map((report) => [report.file, report.claims]));
}

test('the gold passages give the same claims natively and in WASM', () => {
  const expected = native();
  const engine = new Engine(...pack);
  let claims = 0;
  for (const file of files) {
    const { page, starts } = pageOf(readFileSync(folder + file, 'utf8'));
    const got = engine.scan(page).claims.map(({ block, names, ...claim }) => ({
      ...claim,
      start: starts[block] + claim.start,
      end: starts[block] + claim.end,
      slots: Object.fromEntries(Object.entries(claim.slots).filter(([, value]) => value !== null)),
    }));
    assert.deepEqual(got, expected.get(file), file);
    claims += got.length;
  }
  engine.free();
  assert.ok(claims > 400, `only ${claims} claims`);
});

test('a pack with mistakes is refused with every one of them', () => {
  const findings = JSON.parse(pack[2]);
  findings.findings[0].cites = [{ at: 'immigrationos:99' }];
  findings.findings[1].who = ['atlantis'];
  assert.throws(
    () => new Engine(pack[0], pack[1], JSON.stringify(findings)),
    (error) => /immigrationos.*1 to 22/.test(error.message) && /atlantis/.test(error.message),
  );
});

test('what is no page is refused in words', () => {
  const engine = new Engine(...pack);
  const circle = { blocks: [] };
  circle.title = circle;
  for (const page of [{ blocks: 'text' }, {}, null, undefined, 'text', circle]) {
    assert.throws(() => engine.scan(page), /this is no page/);
  }
  engine.free();
});

test('half a character shifts nothing and hides nothing', () => {
  const engine = new Engine(...pack);
  const sentence = 'ICE awarded Palantir nearly $30 million for ImmigrationOS.';
  const whole = engine.scan(pageOf(sentence).page).claims[0];
  for (const before of ['\ud83d ', 'x\udc00. ', '\\ud83d \\\ud83d\\\\', '"\ud800" 😀 ', '\u0000\n']) {
    const text = before + sentence;
    const { claims } = engine.scan({ blocks: [{ kind: 'paragraph', text }] });
    const found = claims.filter((claim) => claim.standing === whole.standing);
    assert.deepEqual(found.length, 1, JSON.stringify(claims));
    const [{ start, end }] = found;
    assert.ok(text.slice(start, end).endsWith(sentence), text.slice(start, end));
    assert.equal(found[0].text.length, end - start);
  }
  engine.free();
});
