// The corpus: its documents, the picture of who is on record with whom, and its findings.

import { viewCorpus } from '../../engine/load';
import type { CorpusView, Document, TiedFinding } from '../../engine/report';
import { say, sayCount } from '../../engine/text';
import { written } from '../../reader/date';
import { element, link } from '../../reader/element';
import { anchor, show } from '../../settings/frame';
import { addressOf, type Filter, filtered, isFiltered, readFilter } from './filter';
import { dateOf, findingItem } from './finding';
import { filterForm } from './form';
import { matrix } from './matrix';

/** Shows the page. Gives what to call when the address has changed. */
export async function corpusPage(): Promise<() => void> {
  const view = await viewCorpus();
  const picture = matrix(view);
  const form = filterForm(view, (filter, isTyping) => {
    // A choice is a step that one can go back from; each letter typed is not.
    if (isTyping) {
      history.replaceState(null, '', addressOf(filter));
      present();
    } else {
      location.hash = addressOf(filter);
    }
  });
  const status = element('p', 'count');
  status.role = 'status';
  const list = element('ol', 'findings');
  const items = new Map(view.findings.map((finding) => [finding.id, findingItem(finding, view)]));

  const present = () => {
    const filter = readFilter(location.hash);
    const found = filtered(view, filter);
    form.fill(filter);
    picture.mark(filter);
    list.replaceChildren(...found.flatMap(({ id }) => items.get(id) ?? []));
    status.textContent = said(view, found, filter);
    for (const [id, item] of items) item.classList.toggle('landed', id === filter.finding);
    return filter;
  };

  show(
    'corpus',
    say('corpus_title'),
    element('p', 'lead', say('corpus_lead')),
    element('p', 'size', sizeOf(view)),
    section('documents', say('documents_title'), documents(view)),
    section('picture', say('matrix_title'), element('p', 'hint', say('matrix_lead')), picture.element),
    section('findings', say('findings_title'), form.element, status, list),
  );
  const land = (filter: Filter) => {
    const item = items.get(filter.finding);
    const target = item ?? (isFiltered(filter) ? document.getElementById('findings') : null);
    target?.scrollIntoView({ block: item ? 'center' : 'start' });
    // Who chose in the form goes on choosing there; who came by a link goes on reading from here.
    if (!form.element.contains(document.activeElement)) {
      (item ?? target?.querySelector('h2'))?.focus({ preventScroll: true });
    }
  };
  land(present());
  return () => land(present());
}

function section(id: string, title: string, ...children: HTMLElement[]): HTMLElement {
  const heading = element('h2', '', title);
  heading.id = `${id}-title`;
  heading.tabIndex = -1;
  const made = element('section', '', heading, ...children);
  made.id = id;
  made.setAttribute('aria-labelledby', heading.id);
  return made;
}

function said(view: CorpusView, found: TiedFinding[], filter: Filter): string {
  if (filter.finding && !view.findings.some(({ id }) => id === filter.finding)) {
    return say('findings_unknown', filter.finding);
  }
  if (found.length === 0) return say('findings_none');
  return sayCount('findings_shown', found.length, numbered(view.findings.length));
}

const numbered = (count: number): string => new Intl.NumberFormat(say('locale')).format(count);

const sizeOf = ({ documents, findings, latest }: CorpusView): string =>
  say('corpus_size', numbered(findings.length), numbered(documents.length), written(latest));

function documents(view: CorpusView): HTMLElement {
  return element('ul', 'documents', ...view.documents.map((document) => documentItem(document, view)));
}

function documentItem(document: Document, { findings }: CorpusView): HTMLElement {
  const own = findings.filter(({ citations }) =>
    citations.some((citation) => citation.document === document.id),
  );
  const facts = [document.publisher, dateOf(document), sayCount('documents_paragraphs', document.paragraphs)];
  return element(
    'li',
    '',
    element('h3', '', link(document.address, document.title)),
    element('p', 'facts', facts.join(' · ')),
    document.caveats.length > 0 && element('h4', '', say('documents_caveats')),
    document.caveats.length > 0 &&
      element('ul', 'caveats', ...document.caveats.map((caveat) => element('li', '', caveat))),
    element(
      'p',
      'more',
      anchor(addressOf({ document: document.id }), sayCount('documents_findings', own.length)),
    ),
  );
}
