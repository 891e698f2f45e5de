// One page while its marks are on.

import { browser } from 'wxt/browser';
import { asAnswer, type Request, type State } from '../engine/messages';
import type { Report } from '../engine/report';
import { readBlocks } from './blocks';
import { cite } from './cite';
import { copyText } from './copy';
import { Dismissed } from './dismissed';
import { contentTypeOf } from './dom';
import { readFacts } from './facts';
import type { ReadBlock } from './fold';
import { Landing } from './landing';
import { Marks } from './marks';
import { afterAWhile, couldNotRead, nothingFound } from './notice';
import { Pointer } from './pointer';
import { Surface } from './surface';
import { type Obeys, talk } from './talk';

export class Session implements Obeys {
  #marks: Marks | null = null;
  #pointer: Pointer | null = null;
  #surface = new Surface();
  #landing = new Landing();
  #address = location.origin + location.pathname;
  #blocks: ReadBlock[] = [];
  #report: Report | null = null;
  #dismissed: Dismissed | null = null;
  #timer = 0;
  #isOff = false;
  #hush = () => {};

  /** Resolves to whether there is anything to switch off again. */
  async on(): Promise<boolean> {
    if (!/^(text\/(html|plain)|application\/xhtml\+xml)$/.test(contentTypeOf(document))) {
      await send({ kind: 'not-a-page' });
      return false;
    }
    this.#hush = talk(this);
    const dismissed = Dismissed.on(this.#address);
    const blocks = readBlocks();
    const page = { ...readFacts(), blocks: blocks.map(({ kind, text }) => ({ kind, text })) };
    const answer = asAnswer(await send({ kind: 'scan', page }));
    this.#dismissed = await dismissed;
    // Switched off while the engine was at work.
    if (this.#isOff) return false;
    if (answer.kind === 'failed') {
      this.#hush();
      this.#notify(couldNotRead());
      return false;
    }
    if (answer.report.claims.length === 0) this.#notify(nothingFound(answer.report));
    this.#mark(blocks, answer.report);
    return true;
  }

  off(): void {
    this.#isOff = true;
    clearTimeout(this.#timer);
    this.#hush();
    this.#unmark();
    this.#surface.clear();
    void send({ kind: 'off' });
  }

  state(): State {
    const dismissed = (this.#report?.claims ?? []).flatMap(({ text }, claim) =>
      this.#dismissed?.has(text) ? [claim] : [],
    );
    return { address: this.#address + location.search, report: this.#report, dismissed };
  }

  go(claim: number, text: string): boolean {
    if (this.#report?.claims[claim]?.text !== text) return false;
    this.#pointer?.close();
    return this.#landing.bring(this.#segments(claim));
  }

  step(by: 1 | -1): void {
    this.#pointer?.step(by, this.#landing);
  }

  dismiss(text: string, dismissed: boolean): void {
    this.#dismissed?.set(text, dismissed);
    if (this.#report) this.#mark(this.#blocks, this.#report);
  }

  #mark(blocks: ReadBlock[], report: Report): void {
    this.#unmark();
    this.#blocks = blocks;
    this.#report = report;
    if (report.claims.length > 0) {
      this.#marks = new Marks();
      this.#marks.paint(
        report.claims.map(({ text, standing, differs }, claim) => ({
          standing,
          differs: differs.length > 0,
          segments: this.#dismissed?.has(text) ? [] : this.#segments(claim),
        })),
      );
      this.#pointer = new Pointer(this.#marks, this.#surface, report, (claim, close) => {
        const what = report.claims[claim];
        if (!what) return { close };
        return {
          close,
          copy: () => copyText(cite(what, report, this.state().address)),
          dismiss: () => this.dismiss(what.text, true),
        };
      });
    }
    void send({ kind: 'changed' });
  }

  #unmark(): void {
    this.#landing.remove();
    this.#pointer?.remove();
    this.#marks?.remove();
    this.#pointer = null;
    this.#marks = null;
  }

  #segments(claim: number) {
    const { block, start, end } = this.#report?.claims[claim] ?? { block: -1, start: 0, end: 0 };
    return this.#blocks[block]?.segments(start, end) ?? [];
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
