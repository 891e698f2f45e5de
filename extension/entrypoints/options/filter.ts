// Which findings are shown. The choice stands in the page's address, after the #, so that it can be kept and gone back to.

import type { CorpusView, Standing, TiedFinding } from '../../engine/report';
import { STANDINGS } from '../../settings/settings';
import { ancestorsOf } from './ties';

export interface Filter {
  search: string;
  document: string;
  vendor: string;
  agency: string;
  standing: Standing | '';
  /** The one finding that the address leads to. All are shown then. */
  finding: string;
}

const NAMES = ['search', 'document', 'vendor', 'agency', 'standing', 'finding'] as const;

export function readFilter(hash: string): Filter {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const standing = STANDINGS.find((name) => name === given.get('standing')) ?? '';
  const [search = '', document = '', vendor = '', agency = '', , finding = ''] = NAMES.map(
    (name) => given.get(name) ?? '',
  );
  return { search, document, vendor, agency, standing, finding };
}

export function addressOf(filter: Partial<Filter>): string {
  const given = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) given.set(name, filter[name]);
  return `#${given}`;
}

export function isFiltered({ search, document, vendor, agency, standing }: Filter): boolean {
  return Boolean(search.trim() || document || vendor || agency || standing);
}

/** The findings that fit, in the corpus's own order. */
export function filtered(view: CorpusView, filter: Filter): TiedFinding[] {
  const ancestors = ancestorsOf(view);
  const names = new Map(view.entities.map(({ id, name }) => [id, name]));
  const words = fold(filter.search).split(/\s+/).filter(Boolean);
  return view.findings.filter((finding) => {
    const tied = [...finding.who, ...finding.whom, ...finding.system];
    if (filter.standing && finding.standing !== filter.standing) return false;
    if (filter.document && !finding.citations.some(({ document }) => document === filter.document))
      return false;
    if (filter.agency && !tied.includes(filter.agency)) return false;
    if (filter.vendor && !tied.some((id) => ancestors(id).includes(filter.vendor))) return false;
    if (words.length === 0) return true;
    const text = fold(
      [
        finding.id,
        finding.text,
        finding.speaker,
        finding.not_shown,
        ...tied.map((id) => names.get(id)),
        ...finding.citations.flatMap(({ title, publisher, words }) => [title, publisher, words]),
      ].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

/** Without case and accents: who searches for `Garcia` means García too. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
