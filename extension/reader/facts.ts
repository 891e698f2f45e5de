// What a page says about itself: title, address, language, and the day it was published.

import type { Page } from '../engine/report';
import { allNamed, attribute, isLike, rootOf, textOf, titleOf } from './dom';

export function readFacts(): Omit<Page, 'blocks'> {
  return {
    title: titleOf(document).trim().toWellFormed() || null,
    // The address goes to the background alone, to tell whether the page is itself a document of the corpus.
    address: /^https?:$/.test(location.protocol) ? location.origin + location.pathname : null,
    language: languageOfPage(),
    published: publishedDay(),
  };
}

/** Where a browser translates a page it becomes another. */
export function languageOfPage(): string | null {
  const root = rootOf(document);
  return (root && attribute(root, 'lang'))?.trim().toWellFormed() || null;
}

/** `YYYY-MM-DD` or `YYYY-MM`, from the most to the least deliberate of the usual places. */
function publishedDay(): string | null {
  // By name first, which takes the browser far less on a long page than a selector does.
  const like = (name: string, selector: string) =>
    allNamed(document, name).filter((element) => isLike(element, selector));
  const contents = (selector: string) => like('meta', selector).map((meta) => attribute(meta, 'content'));
  const times = (selector: string) => like('time', selector).map((time) => attribute(time, 'datetime'));
  const places: (() => Iterable<string | null>)[] = [
    () =>
      contents('[property="article:published_time"], [itemprop="datePublished"], [name="parsely-pub-date"]'),
    () => linkedData(like('script', '[type="application/ld+json"]')),
    () => times('[itemprop="datePublished"], [pubdate], article [datetime], main [datetime]'),
    () => contents('[name="date"], [name="pubdate"], [name="dc.date"], [name="DC.date.issued"]'),
    () => times('[datetime]'),
  ];
  for (const place of places) {
    for (const value of place()) {
      const day = /^\s*(\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)(?!\d)/.exec(value ?? '')?.[1];
      if (day) return day;
    }
  }
  return null;
}

// More than any page says about itself, and little enough to parse at once.
const LONGEST_LINKED_DATA = 200_000;

function* linkedData(scripts: Element[]): Generator<string> {
  for (const script of scripts) {
    const text = textOf(script) ?? '';
    if (text.length > LONGEST_LINKED_DATA) continue;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      continue;
    }
    const things = [data].flat();
    for (const thing of things.concat(things.flatMap((thing) => field(thing, '@graph') ?? []))) {
      const published = field(thing, 'datePublished');
      if (typeof published === 'string') yield published;
    }
  }
}

const field = (thing: unknown, name: string): unknown =>
  typeof thing === 'object' && thing !== null ? (thing as Record<string, unknown>)[name] : undefined;
