// Which claims the panel lists: those of the chosen standings that have all the words that were searched for.

import type { Claim, Report, Standing } from '../engine/report';
import { findingsOf } from '../reader/parts';

/** A standing, or that something differs. */
export type Choice = Standing | 'differs';
export const CHOICES: Choice[] = ['documented', 'attributed', 'not-documented', 'silent', 'differs'];

export const isOf = (claim: Claim, choice: Choice): boolean =>
  choice === 'differs' ? claim.differs.length > 0 : claim.standing === choice;

export interface Sieve {
  chosen: ReadonlySet<Choice>;
  words: string;
}

export function sift(claim: Claim, report: Report, { chosen, words }: Sieve): boolean {
  if (chosen.size > 0 && ![...chosen].some((choice) => isOf(claim, choice))) return false;
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = plain(wordsOf(claim, report));
  return wanted.every((word) => text.includes(word));
}

function wordsOf(claim: Claim, report: Report): string {
  const onRecord = findingsOf(claim, report).flatMap(({ record, citations }) => [
    record.text,
    record.speaker ?? '',
    ...citations.flatMap(({ title, publisher }) => [title, publisher]),
  ]);
  return [claim.text, ...claim.differs.flatMap(({ page, corpus }) => [page, corpus]), ...onRecord].join('\n');
}

/** Without case, accents and the printer's quotes. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
