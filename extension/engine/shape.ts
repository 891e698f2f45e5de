// Small checks of the shape of a value that came from elsewhere. A message is data from another process: it is used
// only after its shape was seen to be right.

import type { First, State, Where } from './messages';
import type {
  Block,
  Citation,
  Claim,
  CorpusView,
  Difference,
  Document,
  Entity,
  Finding,
  Page,
  Report,
  Standing,
  TiedFinding,
} from './report';

type Check<T> = (value: unknown) => value is T;

const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
const isNullable =
  <T>(check: Check<T>) =>
  (value: unknown): value is T | null =>
    value === null || check(value);
const isOneOf =
  <T extends string>(...allowed: T[]) =>
  (value: unknown): value is T =>
    allowed.includes(value as T);
const isListOf =
  <T>(check: Check<T>) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.every(check);
/** An object whose own fields pass; fields that are not named here are let through and never read. */
const isObject =
  <T>(fields: { [K in keyof T]: Check<T[K]> }) =>
  (value: unknown): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check<unknown>>(fields).every(
      ([name, check]) => Object.hasOwn(value, name) && check((value as Record<string, unknown>)[name]),
    );
const isTableOf =
  <T>(check: Check<T>) =>
  (value: unknown): value is Record<string, T> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(check);

const isStanding = isOneOf<Standing>('documented', 'attributed', 'not-documented', 'silent');

const isBlock = isObject<Block>({
  kind: isOneOf('heading', 'paragraph', 'item', 'quote', 'caption'),
  text: isString,
});

export const isPage = isObject<Page>({
  title: isNullable(isString),
  published: isNullable(isString),
  language: isNullable(isString),
  address: isNullable(isString),
  blocks: isListOf(isBlock),
});

export const isFirst = isObject<First>({ asker: isString, page: isPage, address: isString });

const isClaim = isObject<Claim>({
  block: isCount,
  start: isCount,
  end: isCount,
  text: isString,
  standing: isStanding,
  stance: isOneOf('asserted', 'denied', 'questioned', 'attributed'),
  differs: isListOf(isObject<Difference>({ slot: isString, page: isString, corpus: isString })),
  findings: isListOf(
    isObject<Claim['findings'][number]>({ id: isString, standing: isStanding, cites: isListOf(isString) }),
  ),
  why: isListOf(isString),
});

const isCitation = isObject<Citation>({
  cite: isString,
  document: isString,
  title: isString,
  publisher: isString,
  address: isString,
  date: isString,
  inferred: isBoolean,
  paragraph: isCount,
  words: isNullable(isString),
});

const finding = {
  id: isString,
  text: isString,
  standing: isStanding,
  speaker: isNullable(isString),
  not_shown: isNullable(isString),
  citations: isListOf(isCitation),
};
const isFinding = isObject<Finding>(finding);

export const isReport = isObject<Report>({
  corpus: isObject<Report['corpus']>({
    name: isString,
    documents: isCount,
    findings: isCount,
    latest: isString,
  }),
  page: isObject<Report['page']>({
    title: isNullable(isString),
    published: isNullable(isString),
    sentences: isCount,
    mentioning: isCount,
    closely: isListOf(isCount),
    notices: isListOf(isString),
  }),
  claims: isListOf(isClaim),
  records: isTableOf(isFinding),
});

export const isState = isObject<State>({
  address: isString,
  report: isNullable(isReport),
  dismissed: isListOf(isCount),
  frames: isListOf(isCount),
  areSomeLeft: isBoolean,
});

export const isWhere = isObject<Where>({ at: isCount, frames: isListOf(isCount) });

export const isCorpusView = isObject<CorpusView>({
  name: isString,
  latest: isString,
  documents: isListOf(
    isObject<Document>({
      id: isString,
      title: isString,
      publisher: isString,
      address: isString,
      date: isString,
      inferred: isBoolean,
      paragraphs: isCount,
      caveats: isListOf(isString),
    }),
  ),
  findings: isListOf(
    isObject<TiedFinding>({
      ...finding,
      who: isListOf(isString),
      whom: isListOf(isString),
      system: isListOf(isString),
    }),
  ),
  entities: isListOf(
    isObject<Entity>({ id: isString, name: isString, kind: isString, parent: isNullable(isString) }),
  ),
});
