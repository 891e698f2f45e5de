// What the engine says of a page, as an answer to its reader.

import { showProblem } from './button';
import { scan } from './load';
import type { Answer } from './messages';
import type { Page } from './report';

/** What is selected is weighed as a page of its own. */
export async function answerAsked(text: string): Promise<Answer> {
  const blocks = text
    // A line that goes on in small letters is a line that was wrapped.
    .split(/\n\s*\n|\n(?=\s*[^\s\p{Ll}])/u)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph' as const, text: line }));
  try {
    const report = await scan({ title: null, published: null, language: null, address: null, blocks });
    return { kind: 'report', report };
  } catch (problem) {
    console.error('Onrecord could not read the selection:', problem);
    return { kind: 'failed' };
  }
}

/** `isWhole`: it is the page of the tab, and not that of a frame in it. */
export async function answer(tab: number, isWhole: boolean, page: Page): Promise<Answer> {
  try {
    const report = await scan(page);
    return { kind: 'report', report };
  } catch (problem) {
    console.error('Onrecord could not read this page:', problem);
    if (isWhole) await showProblem(tab, 'buttonFailed');
    return { kind: 'failed' };
  }
}
