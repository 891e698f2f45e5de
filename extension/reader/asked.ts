// What is on record about the words that a person selected: weighed as a page of their own, answered in a card at the
// selection, also where they make no claim.

import { browser } from '../engine/api';
import { asAnswer, type Request } from '../engine/messages';
import type { Report } from '../engine/report';
import { say } from '../engine/text';
import { speakHere } from '../settings/language';
import { loadSettings } from '../settings/store';
import { card, cardOfNone } from './card';
import { cite } from './cite';
import { copyText } from './copy';
import { focused } from './focus';
import { Shown } from './shown';

// Enough to recognise what was asked about.
const QUOTED = 280;

// A symbol, for a page's `<div id="...">` becomes a property of the window, in our world too.
const ASKED = Symbol.for('asked');

const world = globalThis as { [ASKED]?: Asked };

/** Needs no marks and leaves none. */
export function answer(): void {
  world[ASKED]?.close();
  world[ASKED] = new Asked();
  void world[ASKED].answer();
}

class Asked {
  #shown = new Shown();

  async answer(): Promise<void> {
    const { text, lines, about } = selection();
    if (text === '') return;
    const request: Request = { kind: 'weigh', text };
    const { settings } = await loadSettings();
    await speakHere(settings.language);
    const answer = asAnswer(await browser.runtime.sendMessage(request).catch(() => null));
    const report = answer.kind === 'report' ? answer.report : null;
    this.#shown.show(this.#card(text, report), 'pinned', lines, () => {}, about);
  }

  close(): void {
    this.#shown.close();
  }

  #card(text: string, report: Report | null): HTMLElement {
    const close = () => this.close();
    const [claim, ...more] = report?.claims ?? [];
    if (!claim || !report) {
      return cardOfNone(
        text.length > QUOTED ? `${text.slice(0, QUOTED).trim()}…` : text,
        whyNone(report),
        report,
        close,
      );
    }
    const copy = () => copyText(cite(claim, report, location.origin + location.pathname + location.search));
    return card(claim, report, { close, copy }, more);
  }
}

function whyNone(report: Report | null): string {
  if (!report) return say('notice_failed');
  if (report.page.notices.includes('not-english')) return say('notice_notEnglish');
  return say(report.page.mentioning === 0 ? 'asked_neither' : 'asked_oneSide');
}

interface Selected {
  text: string;
  lines: () => DOMRect[];
  /** Null where they are not to be seen. */
  about: Node | null;
}

/** The words that are selected: in the page's text, or in a field of it. */
function selection(): Selected {
  const chosen = window.getSelection();
  const text = chosen?.toString().toWellFormed().trim() ?? '';
  const range = chosen && chosen.rangeCount > 0 ? chosen.getRangeAt(0).cloneRange() : null;
  if (text !== '' && range && isInSight([...range.getClientRects()])) {
    return { text, lines: () => [...range.getClientRects()], about: range.startContainer };
  }
  const field = focused();
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) {
    const written = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    return {
      text: written.toWellFormed().trim(),
      lines: () => [field.getBoundingClientRect()],
      about: field,
    };
  }
  // The answer stands at the top of the window.
  return { text, lines: () => [new DOMRect(0, 0, window.innerWidth, 1)], about: null };
}

const isInSight = (lines: DOMRect[]): boolean =>
  lines.some(({ width, top, bottom }) => width > 0 && bottom > 0 && top < window.innerHeight);
