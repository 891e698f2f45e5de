// One page while its marks are on.

import { browser } from 'wxt/browser';
import { asAnswer, type Request } from '../engine/messages';
import type { Report } from '../engine/report';
import { readBlocks } from './blocks';
import { contentTypeOf } from './dom';
import { readFacts } from './facts';
import type { ReadBlock } from './fold';
import { Marks } from './marks';
import { afterAWhile, couldNotRead, nothingFound } from './notice';
import { Pointer } from './pointer';
import { Surface } from './surface';

export class Session {
  #marks: Marks | null = null;
  #pointer: Pointer | null = null;
  #surface = new Surface();
  #timer = 0;
  #isOff = false;

  /** Resolves to whether there is anything to switch off again. */
  async on(): Promise<boolean> {
    if (!/^(text\/(html|plain)|application\/xhtml\+xml)$/.test(contentTypeOf(document))) {
      await send({ kind: 'not-a-page' });
      return false;
    }
    const blocks = readBlocks();
    const page = { ...readFacts(), blocks: blocks.map(({ kind, text }) => ({ kind, text })) };
    const answer = asAnswer(await send({ kind: 'scan', page }));
    // Switched off while the engine was at work.
    if (this.#isOff) return false;
    if (answer.kind === 'failed') {
      this.#notify(couldNotRead());
      return false;
    }
    if (answer.report.claims.length === 0) this.#notify(nothingFound(answer.report));
    else this.#mark(blocks, answer.report);
    return true;
  }

  off(): void {
    this.#isOff = true;
    clearTimeout(this.#timer);
    this.#pointer?.remove();
    this.#marks?.remove();
    this.#surface.clear();
    void send({ kind: 'off' });
  }

  #mark(blocks: ReadBlock[], report: Report): void {
    this.#marks = new Marks();
    this.#marks.paint(
      report.claims.map(({ block, start, end, standing, differs }) => ({
        standing,
        differs: differs.length > 0,
        segments: blocks[block]?.segments(start, end) ?? [],
      })),
    );
    this.#pointer = new Pointer(this.#marks, this.#surface, report);
  }

  #notify(notice: HTMLElement): void {
    this.#surface.show(notice);
    this.#timer = afterAWhile(() => this.#surface.clear());
  }
}

async function send(request: Request): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(request);
  } catch {
    // The extension was updated or removed while this page stayed open: nobody answers any more.
    return null;
  }
}
