// The panel: every claim of a page in its order, what is on record about each, and the way back to the sentence.

import { browser } from '../engine/api';
import type { State } from '../engine/messages';
import type { Claim, Report } from '../engine/report';
import { order } from '../engine/tell';
import { say, sayCount } from '../engine/text';
import { cite } from '../reader/cite';
import { copyText } from '../reader/copy';
import { written } from '../reader/date';
import { element, link } from '../reader/element';
import { button, comparedWith } from '../reader/parts';
import { entry } from './entry';
import { Filters } from './filters';
import type { View } from './follow';
import { noticesOf } from './notices';
import { explainOff } from './off';

/** A claim of the page, or of a frame of another site in it. */
interface Stands {
  claim: Claim;
  report: Report;
  /** Its place in that report. */
  at: number;
  frame: number;
  address: string;
  isDismissed: boolean;
}

interface Listed extends Stands {
  /** Its place among all claims. */
  number: number;
  item: HTMLLIElement;
}

export class Panel {
  #tab: number | null = null;
  /** What is shown now, so that nothing moves when nothing changed. */
  #shown: string | null = null;
  #report: Report | null = null;
  #listed: Listed[] = [];
  #current: number | null = null;
  #isAlone: boolean;

  #title = element('h1', '');
  #facts = element('div', 'facts');
  #notices = element('ul', 'notices');
  #filters = new Filters(() => this.#sift());
  #position = element('span', 'position');
  #steps: HTMLElement;
  #tools: HTMLElement;
  #list = element('ol', 'claims');
  #empty = element('p', 'empty', say('panel_noneFits'));
  #dismissed = element('section', 'dismissed');
  #off = element('main', 'off');
  #on: HTMLElement;
  #status = element('p', 'status');

  constructor(body: HTMLElement, isAlone: boolean) {
    this.#isAlone = isAlone;
    this.#status.role = 'status';
    this.#list.ariaLabel = say('panel_claims');
    this.#steps = element(
      'div',
      'steps',
      this.#stepper('↑', say('panel_previous'), -1),
      this.#position,
      this.#stepper('↓', say('panel_next'), 1),
    );
    this.#tools = element('div', 'tools', this.#filters.search, this.#steps);
    this.#tools.role = 'search';
    this.#tools.ariaLabel = say('panel_tools');
    const head = element('header', 'page', this.#title, this.#facts, this.#notices);
    const print = button('print', say(isAlone ? 'panel_print' : 'panel_report'), () => this.#print());
    this.#on = element(
      'main',
      '',
      head,
      this.#filters.choices,
      this.#tools,
      element('h2', 'hidden', say('panel_claims')),
      this.#list,
      this.#empty,
      this.#dismissed,
      element('div', 'end', print),
    );
    body.append(this.#off, this.#on, this.#status);
    this.#on.hidden = true;
    this.#off.hidden = true;
  }

  show({ tab, state, frames }: View): void {
    // A report on a page of its own stays when the tab it came from is gone.
    if (this.#isAlone && state === null && this.#report) return;
    const isOther = tab !== this.#tab;
    const shown = JSON.stringify([tab, state, frames]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#tab = tab;
    if (isOther) this.#current = null;
    this.#on.hidden = !state?.report;
    this.#off.hidden = Boolean(state?.report);
    if (!state) this.#showOff();
    else if (state.report) this.#showOn(state, state.report, frames);
    else this.#showWorking();
  }

  #showOff(): void {
    this.#report = null;
    document.title = say('name');
    void explainOff().then((parts) => {
      if (this.#report === null) this.#off.replaceChildren(...parts);
    });
    this.#say(say('panel_off'));
  }

  #showWorking(): void {
    this.#report = null;
    this.#off.replaceChildren(element('h1', '', say('panel_working')));
    this.#say(say('panel_working'));
  }

  #showOn(state: State, report: Report, frames: View['frames']): void {
    this.#report = report;
    this.#title.textContent = report.page.title ?? say('panel_untitled');
    document.title = `${say('name')}: ${this.#title.textContent}`;
    const { published } = report.page;
    this.#facts.replaceChildren(
      element('p', 'address', link(state.address, state.address)),
      element(
        'p',
        '',
        [published === null ? null : say('panel_published', written(published)), say('panel_read', today())]
          .filter((part) => part !== null)
          .join(' · '),
      ),
      element('p', 'compared', `${report.corpus.name}. ${comparedWith(report)}`),
    );
    const notices = noticesOf(report, state.areSomeLeft).map((notice) => element('li', '', notice));
    this.#notices.replaceChildren(...notices);
    this.#notices.hidden = notices.length === 0;

    const refocus = this.#keepFocus();
    const all = [{ frame: 0, state }, ...frames].flatMap(({ frame, state }) => claimsIn(frame, state));
    this.#listed = all.flatMap((stands, number) =>
      stands.isDismissed ? [] : [{ ...stands, number, item: this.#entry(stands, number) }],
    );
    this.#list.replaceChildren(...this.#listed.map(({ item }) => item));
    this.#showDismissed(all.filter(({ isDismissed }) => isDismissed));
    this.#filters.count(this.#listed.map(({ claim }) => claim));
    this.#tools.hidden = all.length === 0;
    this.#filters.choices.hidden = this.#tools.hidden;
    this.#sift();
    refocus();
  }

  #entry(stands: Stands, number: number): HTMLLIElement {
    const { claim, report, frame, address } = stands;
    return entry(claim, report, frame === 0 ? null : new URL(address).host, {
      go: () => void this.#go(number),
      copy: () => copyText(cite(claim, report, address)),
      dismiss: () => this.#dismiss(stands, true),
    });
  }

  /** The list is built anew: who was in it with the keyboard stays at the same claim or, where it went, at its place. */
  #keepFocus(): () => void {
    const focused = document.activeElement;
    const at = this.#listed.findIndex(({ item }) => item.contains(focused));
    const undone = this.#dismissed.contains(focused) ? focused?.closest('li')?.dataset.text : undefined;
    const text = this.#listed[at]?.claim.text ?? undone;
    if (text === undefined) return () => {};
    return () => {
      const fitting = this.#fitting;
      const same = fitting.find(({ claim }) => claim.text === text);
      const next = same ?? fitting[Math.min(Math.max(at, 0), fitting.length - 1)];
      const part = same && at >= 0 && focused?.className ? `.${focused.className}` : '.sentence';
      (next?.item.querySelector<HTMLElement>(part) ?? this.#filters.search).focus();
    };
  }

  #showDismissed(dismissed: Stands[]): void {
    const items = dismissed.map((stands) => {
      const { text } = stands.claim;
      const item = element(
        'li',
        '',
        element('span', 'sentence', text),
        button('undo', say('panel_undo'), () => this.#dismiss(stands, false)),
      );
      item.dataset.text = text;
      return item;
    });
    this.#dismissed.hidden = items.length === 0;
    this.#dismissed.replaceChildren(
      element('h2', '', sayCount('panel_dismissed', items.length)),
      element('ul', '', ...items),
    );
  }

  /** Lists what fits the filters, and says how many that is. */
  #sift(): void {
    if (!this.#report) return;
    for (const { claim, report, item } of this.#listed) item.hidden = !this.#filters.let(claim, report);
    const fit = this.#fitting.length;
    const all = this.#listed.length;
    this.#empty.hidden = fit > 0 || all === 0;
    this.#list.hidden = fit === 0;
    if (!this.#fitting.some(({ number }) => number === this.#current)) this.#current = null;
    this.#mark();
    this.#say(
      fit === all ? sayCount('panel_count', all) : say('panel_countOf', fit, sayCount('panel_count', all)),
    );
  }

  #stepper(sign: string, label: string, by: 1 | -1): HTMLElement {
    const made = button('step', sign, () => this.#step(by));
    made.ariaLabel = label;
    made.title = label;
    return made;
  }

  get #fitting(): Listed[] {
    return this.#listed.filter(({ item }) => !item.hidden);
  }

  #step(by: 1 | -1): void {
    const fitting = this.#fitting;
    if (fitting.length === 0) return;
    const at = fitting.findIndex(({ number }) => number === this.#current);
    const next = at === -1 ? (by === 1 ? 0 : -1) : (at + by) % fitting.length;
    const number = fitting.at(next)?.number;
    if (number !== undefined) void this.#go(number);
  }

  /** Brings the sentence into sight in the page, and its entry here. */
  async #go(number: number): Promise<void> {
    const listed = this.#listed.find((one) => one.number === number);
    if (!listed || this.#tab === null) return;
    this.#current = number;
    this.#mark();
    listed.item.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { at, claim, frame } = listed;
    const isThere = await order(this.#tab, { kind: 'go', claim: at, text: claim.text }, frame);
    this.#say(isThere === true ? say('panel_landed') : say('panel_gone'));
    if (this.#isAlone) await browser.tabs.update(this.#tab, { active: true }).catch(() => {});
  }

  #mark(): void {
    const fitting = this.#fitting;
    for (const { item, number } of this.#listed) {
      item.ariaCurrent = number === this.#current ? 'true' : null;
    }
    const at = fitting.findIndex(({ number }) => number === this.#current);
    this.#position.textContent =
      at === -1 ? String(fitting.length) : say('panel_position', at + 1, fitting.length);
    this.#steps.hidden = fitting.length === 0;
  }

  #dismiss({ claim: { text }, frame }: Stands, dismissed: boolean): void {
    if (this.#tab !== null) void order(this.#tab, { kind: 'dismiss', text, dismissed }, frame);
  }

  #print(): void {
    if (this.#isAlone) window.print();
    else if (this.#tab !== null) {
      void browser.tabs.create({ url: `${browser.runtime.getURL('/panel.html')}?tab=${this.#tab}` });
    }
  }

  /** For ears: only what is new is said. */
  #say(text: string): void {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }
}

const claimsIn = (frame: number, { address, report, dismissed }: State): Stands[] =>
  report?.claims.map((claim, at) => ({
    claim,
    report,
    at,
    frame,
    address,
    isDismissed: dismissed.includes(at),
  })) ?? [];

const today = (): string => new Intl.DateTimeFormat(say('locale'), { dateStyle: 'long' }).format(new Date());
