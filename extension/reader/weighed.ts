// The page and what the engine says of it, kept in step with each other while the page changes.
//
// Only what changed is read again. It is weighed in parts: a sentence's meaning leans on what was said before it, so an
// article is one part and weighed as a whole; a longer page is weighed stretch by stretch, which keeps each message
// small, and only the stretches whose words changed are weighed again.

import type { Answer } from '../engine/messages';
import type { Page, Report } from '../engine/report';
import { PageText } from './blocks';
import { isElement, isLoading, shownIn, titleOf } from './dom';
import { languageOfPage, readFacts } from './facts';
import type { ReadBlock, Segment } from './fold';
import { inSlices, turn } from './slices';
import { type Changes, Watch } from './watch';

// A message of this many characters takes a page's thread a few milliseconds. Longer than nearly every article.
const PART = 150_000;
// How far the way up from changed nodes may be in all, before the page is rather read as a whole.
const MOST_STEPS = 100_000;

/** A page that was read and weighed: for each claim of the report, where it stands. */
export interface Weighed {
  report: Report;
  segments: Segment[][];
  /** The page is longer than what was read of it. */
  isCut: boolean;
  /** The page is long enough that what comes of it should not be done at once. */
  isLong: boolean;
}

interface Part {
  blocks: ReadBlock[];
  /** Null where the engine gave up. */
  report: Report | null;
}

interface Hears {
  weigh(page: Page): Promise<Answer>;
  /** Something that was marked is gone, moved or changed, or there is more. */
  changed(weighed: Weighed): void;
  /** The page changed, and what is marked is still where it was. */
  unchanged(): void;
  /** The text of a node was edited; what is said of it will follow. */
  edited(node: Text): void;
  /** These nodes may stand elsewhere now, or something in them, or anything for null; what is said of them will follow. */
  moved(nodes: Set<Node> | null): void;
  /** The person looks at the page, or points at something in it. */
  visited(): void;
  returned(): void;
  orphaned(): void;
}

export class WeighedPage {
  #hears: Hears;
  #watch: Watch;
  #text = new PageText((root) => this.#watch.observe(root));
  #parts: Part[] = [];
  #facts: Omit<Page, 'blocks'> | null = null;
  #factsOf = '';
  #said: Weighed | null = null;
  #isOver = false;
  #isFollowed = Promise.withResolvers<void>();

  constructor(hears: Hears) {
    this.#hears = hears;
    this.#watch = new Watch({
      changed: (changes) => this.#again(changes),
      edited: (node) => hears.edited(node),
      moved: (nodes) => hears.moved(nodes),
      visited: () => {
        hears.visited();
        return this.#text.hasLateRoots();
      },
      returned: () => hears.returned(),
      orphaned: () => hears.orphaned(),
    });
  }

  /** Reads and weighs the page. Null when the engine gave up, or after `stop`. What changes in it meanwhile waits for `follow`. */
  async start(): Promise<Weighed | null> {
    // First, so that what changes while the page is being read is read again.
    this.#watch.start();
    await this.#weigh();
    return this.#said;
  }

  /** From now on what changes is read and weighed as well. */
  follow(): void {
    this.#isFollowed.resolve();
  }

  stop(): void {
    this.#isOver = true;
    this.#isFollowed.resolve();
    this.#watch.stop();
    this.#parts = [];
    this.#said = null;
  }

  async #again(changes: Changes): Promise<void> {
    await this.#isFollowed.promise;
    await inSlices(this.#note(changes), () => this.#isOver);
    const said = this.#said;
    await this.#weigh();
    if (!this.#said) return;
    if (this.#said === said) this.#hears.unchanged();
    else this.#hears.changed(this.#said);
  }

  /** Passes on to the text what changed. */
  *#note(changes: Changes): Generator<void> {
    if (changes.isFlood) {
      this.#text.everythingChanged();
      return;
    }
    let steps = 0;
    for (const node of changes.nodes) {
      steps += this.#text.changed(node);
      yield;
    }
    for (const element of changes.elements) {
      steps += this.#text.changedAltogether(element);
      yield;
    }
    if (steps > MOST_STEPS) {
      this.#text.everythingChanged();
      return;
    }
    if (changes.isRestyled) yield* this.#text.lookForRoots();
    if (changes.isRestyled || changes.restyled.size > 0) {
      yield* this.#text.restyled(changes.restyled, this.#marked());
    }
  }

  *#marked(): Generator<Element> {
    for (const [segment] of this.#said?.segments ?? []) {
      const element = segment && shownIn(segment.node);
      if (element && isElement(element)) yield element;
    }
  }

  async #weigh(): Promise<void> {
    if (this.#readFacts()) this.#parts = [];
    // What turns out to matter is read more closely, and weighed again where that gave other words.
    do {
      await inSlices(this.#text.read(), () => this.#isOver);
      if (this.#isOver) return;
      await this.#weighParts();
      if (this.#isOver) return;
    } while (this.#text.refine(this.#parts.flatMap(closely)));
    // What comes of a long page is work enough for tasks of their own.
    if (this.#parts.length > 1) await turn();
    if (this.#isOver) return;
    const weighed = together(this.#parts, this.#text.isCut);
    if (weighed === null || this.#said === null || !isSame(this.#said, weighed)) this.#said = weighed;
  }

  async #weighParts(): Promise<void> {
    const parts: Part[] = [];
    const read = this.#text.parts(PART);
    // As long as there is more to come the last words may be half of a sentence.
    if (isLoading()) read.at(-1)?.pop();
    for (const blocks of read) {
      const before = this.#parts[parts.length];
      const report = before && isSameText(before.blocks, blocks) ? before.report : await this.#ask(blocks);
      if (this.#isOver) return;
      parts.push({ blocks, report });
    }
    this.#parts = parts;
  }

  /** What the page says about itself; where it is still loading, goes elsewhere without, or is translated, that too changes. */
  #readFacts(): boolean {
    const of = [isLoading(), languageOfPage(), location.href, titleOf(document)].join(' ');
    if (this.#facts && of === this.#factsOf) return false;
    this.#facts = readFacts();
    this.#factsOf = of;
    return true;
  }

  async #ask(blocks: ReadBlock[]): Promise<Report | null> {
    if (!this.#facts) return null;
    const answer = await this.#hears.weigh({
      ...this.#facts,
      blocks: blocks.map(({ kind, text }) => ({ kind, text })),
    });
    return answer.kind === 'report' ? answer.report : null;
  }
}

/** The blocks of a part that the engine looked at closely. */
const closely = ({ blocks, report }: Part): ReadBlock[] =>
  (report?.page.closely ?? []).flatMap((block) => blocks[block] ?? []);

const isSameText = (a: ReadBlock[], b: ReadBlock[]): boolean =>
  a.length === b.length &&
  a.every((block, i) => block === b[i] || (block.kind === b[i]?.kind && block.text === b[i]?.text));

function together(parts: Part[], isCut: boolean): Weighed | null {
  const whole: Weighed = { report: null as unknown as Report, segments: [], isCut, isLong: parts.length > 1 };
  let before = 0;
  for (const { blocks, report } of parts) {
    if (report) {
      const first = before;
      whole.segments.push(
        ...report.claims.map(({ block, start, end }) => blocks[block]?.segments(start, end) ?? []),
      );
      const claims = report.claims.map((claim) => ({ ...claim, block: claim.block + first }));
      whole.report = whole.report ? joined(whole.report, { ...report, claims }) : { ...report, claims };
    }
    before += blocks.length;
  }
  return whole.report ? whole : null;
}

const joined = (one: Report, other: Report): Report => ({
  corpus: one.corpus,
  page: {
    ...one.page,
    sentences: one.page.sentences + other.page.sentences,
    mentioning: one.page.mentioning + other.page.mentioning,
    closely: [],
    notices: [...new Set([...one.page.notices, ...other.page.notices])],
  },
  claims: [...one.claims, ...other.claims],
  records: { ...one.records, ...other.records },
});

/** Whether two readings say the same of the same places. */
const isSame = (a: Weighed, b: Weighed): boolean =>
  a.segments.length === b.segments.length &&
  a.isCut === b.isCut &&
  a.report.page.title === b.report.page.title &&
  a.report.claims.every((claim, i) => {
    const other = b.report.claims[i];
    return (
      claim.text === other?.text &&
      claim.standing === other.standing &&
      claim.differs.length === other.differs.length &&
      isSamePlace(a.segments[i] as Segment[], b.segments[i] as Segment[])
    );
  });

const isSamePlace = (a: Segment[], b: Segment[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => one.node === b[i]?.node && one.start === b[i]?.start && one.end === b[i]?.end);
