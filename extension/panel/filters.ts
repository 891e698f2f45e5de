// The panel's search field and its buttons for standings, each with its count.

import type { Claim, Report } from '../engine/report';
import { say } from '../engine/text';
import { element } from '../reader/element';
import { button } from '../reader/parts';
import { CHOICES, type Choice, isOf, sift } from './sift';

const NAMES = {
  documented: 'standing_documented',
  attributed: 'standing_attributed',
  'not-documented': 'standing_not_documented',
  silent: 'standing_silent',
  differs: 'panel_differs',
} as const;

export class Filters {
  readonly search = element('input', 'search');
  readonly choices: HTMLElement;
  #chosen = new Set<Choice>();
  #buttons = new Map<Choice, { made: HTMLButtonElement; count: HTMLElement }>();

  constructor(changed: () => void) {
    this.search.type = 'search';
    this.search.placeholder = say('panel_search');
    this.search.ariaLabel = say('panel_search');
    this.search.addEventListener('input', changed);
    for (const choice of CHOICES) {
      const made = button(`choice ${choice}`, '', () => {
        if (!this.#chosen.delete(choice)) this.#chosen.add(choice);
        made.ariaPressed = String(this.#chosen.has(choice));
        changed();
      });
      made.ariaPressed = 'false';
      const count = element('span', 'count');
      made.append(element('span', 'line'), say(NAMES[choice]), ' ', count);
      this.#buttons.set(choice, { made, count });
    }
    this.choices = element('div', 'choices', ...[...this.#buttons.values()].map(({ made }) => made));
    this.choices.role = 'group';
    this.choices.ariaLabel = say('panel_standings');
  }

  /** Shows how many claims each button stands for; one that stands for none and is not pressed is left out. */
  count(claims: Claim[]): void {
    for (const [choice, { made, count }] of this.#buttons) {
      const some = claims.filter((claim) => isOf(claim, choice)).length;
      count.textContent = String(some);
      made.hidden = some === 0 && !this.#chosen.has(choice);
    }
  }

  let(claim: Claim, report: Report): boolean {
    return sift(claim, report, { chosen: this.#chosen, words: this.search.value });
  }
}
