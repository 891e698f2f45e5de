// The text of one block as it is rendered, with a way back from each of its offsets to a text node.
//
// Runs of white space fold to one space, and characters that are not seen (soft hyphens, zero-width spaces,
// direction controls) are left out, so that a name is read as a person reads it. Both texts are UTF-16, so inside a
// run an offset of the block is an offset of the node plus a constant.

import type { Block, BlockKind } from '../engine/report';

/** A stretch of a text node: what a mark covers. */
export interface Segment<N = Text> {
  node: N;
  start: number;
  end: number;
}

/** From `at` on, `length` code units of the block are those of `node` from `from` on. */
interface Run<N> {
  at: number;
  node: N;
  from: number;
  length: number;
}

// Not seen: soft hyphen, zero-width space, word joiner, byte order mark, direction marks, embeddings and isolates.
// The zero-width joiner stays: emoji and several scripts are written with it.
const IRREGULAR = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|\s{2,}|[^\S ]/g;

export class FoldedText<N = Text> {
  #text = '';
  #runs: Run<N>[] = [];

  constructor(readonly kind: BlockKind) {}

  get length(): number {
    return this.#text.length;
  }

  /** Takes in a stretch of a node's text, which begins at `base` in the node. */
  append(node: N, data: string, base = 0): void {
    let from = 0;
    IRREGULAR.lastIndex = 0;
    for (let irregular = IRREGULAR.exec(data); irregular; irregular = IRREGULAR.exec(data)) {
      this.#take(node, data, from, irregular.index, base);
      if (/\s/.test(irregular[0])) this.#space(node, base + irregular.index);
      from = irregular.index + irregular[0].length;
    }
    this.#take(node, data, from, data.length, base);
  }

  /** A line break inside the block: a space that no text node holds. */
  breakLine(): void {
    if (!this.#spaced()) this.#text += ' ';
  }

  /** Ends the block: gives its text without the spaces at its ends, or null where nothing is left. */
  close(): ReadBlock<N> | null {
    if (this.#text.endsWith(' ')) {
      this.#text = this.#text.slice(0, -1);
      const last = this.#runs.at(-1);
      // A line break's space belongs to no run.
      if (last && last.at + last.length > this.#text.length && --last.length === 0) this.#runs.pop();
    }
    return this.#text === '' ? null : new ReadBlock(this.kind, this.#text.toWellFormed(), this.#runs);
  }

  #spaced(): boolean {
    return this.#text === '' || this.#text.endsWith(' ');
  }

  #take(node: N, data: string, start: number, end: number, base: number): void {
    const from = data[start] === ' ' && this.#spaced() ? start + 1 : start;
    if (from < end) this.#add(node, base + from, data.slice(from, end));
  }

  #space(node: N, from: number): void {
    if (!this.#spaced()) this.#add(node, from, ' ');
  }

  #add(node: N, from: number, text: string): void {
    const last = this.#runs.at(-1);
    const follows = last?.node === node && last.from + last.length === from;
    if (follows && last.at + last.length === this.#text.length) last.length += text.length;
    else this.#runs.push({ at: this.#text.length, node, from, length: text.length });
    this.#text += text;
  }
}

// Any of them, also twice the same space; what is left needs at most its ends cut.
const IS_IRREGULAR = new RegExp(IRREGULAR.source);

/** A text as a block of it would be read; empty where nothing is left. */
export function folded(text: string): string {
  if (!IS_IRREGULAR.test(text)) return text.trim().toWellFormed();
  const whole = new FoldedText<null>('paragraph');
  whole.append(null, text);
  return whole.close()?.text ?? '';
}

export class ReadBlock<N = Text> implements Block {
  readonly #runs: Run<N>[];

  constructor(
    readonly kind: BlockKind,
    readonly text: string,
    runs: Run<N>[],
  ) {
    this.#runs = runs;
  }

  /** The stretches of text nodes that the block's text from `start` to `end` came from, one for each node. */
  segments(start: number, end: number): Segment<N>[] {
    const segments: Segment<N>[] = [];
    for (let i = this.#runAt(start); i < this.#runs.length; i++) {
      const run = this.#runs[i] as Run<N>;
      if (run.at >= end) break;
      const from = run.from + Math.max(0, start - run.at);
      const to = run.from + Math.min(run.length, end - run.at);
      const last = segments.at(-1);
      if (to <= from) continue;
      if (last?.node === run.node) last.end = to;
      else segments.push({ node: run.node, start: from, end: to });
    }
    return segments;
  }

  /** The last run that begins at or before an offset, found by halving. */
  #runAt(offset: number): number {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle] as Run<N>).at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
