// What is to be known about the whole page, in plain words.

import type { Report } from '../engine/report';
import { say, sayCount } from '../engine/text';
import { written } from '../reader/date';
import { MOST_FRAMES } from '../reader/elsewhere';

/** `areFramesLeft`: not all frames of other sites were read. */
export function noticesOf(report: Report, areFramesLeft: boolean): string[] {
  const { page, corpus, claims } = report;
  const said = page.notices.flatMap((notice) => {
    const [kind, document] = notice.split(':', 2);
    switch (kind) {
      case 'newer-than-corpus':
        return page.published === null
          ? [say('notice_newer', written(corpus.latest))]
          : [say('notice_newerDated', written(page.published), written(corpus.latest))];
      case 'is-document': {
        const title = titleOf(document, report);
        return [title === null ? say('notice_isDocument') : say('notice_isDocumentTitled', title)];
      }
      case 'not-english':
        return [say('notice_notEnglish')];
      default:
        return [];
    }
  });
  if (claims.length === 0 && !page.notices.includes('not-english')) {
    said.push(sayCount('notice_mentioning', page.mentioning));
  }
  if (areFramesLeft) said.push(say('notice_frames', MOST_FRAMES));
  return said;
}

/** The title of a document of the corpus, where one of its paragraphs is cited. */
function titleOf(document: string | undefined, report: Report): string | null {
  for (const { citations } of Object.values(report.records)) {
    for (const citation of citations) if (citation.document === document) return citation.title;
  }
  return null;
}
