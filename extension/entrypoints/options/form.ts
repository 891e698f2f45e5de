// The form that searches and filters the findings.

import type { CorpusView, Entity } from '../../engine/report';
import { say, sayIfKnown } from '../../engine/text';
import { element } from '../../reader/element';
import { STANDINGS } from '../../settings/settings';
import { type Filter, isFiltered } from './filter';
import { pictureOf } from './ties';

export function filterForm(
  view: CorpusView,
  changed: (filter: Filter, isTyping: boolean) => void,
): { element: HTMLElement; fill: (filter: Filter) => void } {
  const { agencies, rows, more } = pictureOf(view);
  const options = (entities: Entity[]) => entities.map(({ id, name }) => new Option(name, id));
  const vendors = [...rows, ...more];
  const isNamed = ({ cells, vendor }: (typeof vendors)[number]) =>
    cells.some(({ standings, people }) => standings.length > 0 || people > 0) || hasFinding(view, vendor);
  const search = element('input', '');
  search.type = 'search';
  const selects = {
    document: element('select', '', ...view.documents.map(({ id, title }) => new Option(title, id))),
    vendor: element(
      'select',
      '',
      group(say('findings_named'), options(vendors.filter(isNamed).map(({ vendor }) => vendor))),
      group(
        say('findings_unnamed'),
        options(vendors.filter((row) => !isNamed(row)).map(({ vendor }) => vendor)),
      ),
    ),
    agency: element('select', '', ...options(agencies)),
    standing: element(
      'select',
      '',
      ...STANDINGS.filter((standing) => standing !== 'silent').map(
        (standing) => new Option(sayIfKnown(`standing_${standing.replace('-', '_')}`) ?? standing, standing),
      ),
    ),
  };
  const clear = element('button', 'quiet', say('findings_all'));
  clear.type = 'button';
  const form = element(
    'form',
    'filters',
    field(say('findings_search'), search),
    ...(['document', 'vendor', 'agency', 'standing'] as const).map((name) => {
      selects[name].prepend(new Option(say('findings_any'), ''));
      return field(say(`findings_${name}`), selects[name]);
    }),
    clear,
  );
  form.role = 'search';
  form.ariaLabel = say('findings_filters');

  const chosen = (): Filter => ({
    search: search.value,
    document: selects.document.value,
    vendor: selects.vendor.value,
    agency: selects.agency.value,
    standing: selects.standing.value as Filter['standing'],
    finding: '',
  });
  search.addEventListener('input', () => changed(chosen(), true));
  form.addEventListener('change', ({ target }) => target !== search && changed(chosen(), false));
  form.addEventListener('submit', (event) => event.preventDefault());
  clear.addEventListener('click', () => {
    form.reset();
    changed(chosen(), false);
    search.focus();
  });

  const fill = (filter: Filter) => {
    // Not while it is typed in: a trimmed or rewritten text would move the caret.
    if (search.value !== filter.search) search.value = filter.search;
    for (const name of ['document', 'vendor', 'agency', 'standing'] as const) {
      selects[name].value = filter[name];
      // An address may name what this corpus does not know; then nothing is chosen, and nothing is found.
    }
    clear.hidden = !isFiltered(filter);
  };
  return { element: form, fill };
}

const hasFinding = ({ findings, entities }: CorpusView, vendor: Entity): boolean => {
  const own = new Set([
    vendor.id,
    ...entities.filter(({ parent }) => parent === vendor.id).map(({ id }) => id),
  ]);
  return findings.some(({ who, whom, system }) => [...who, ...whom, ...system].some((id) => own.has(id)));
};

function field(label: string, control: HTMLElement): HTMLElement {
  return element('label', control.localName, element('span', '', label), control);
}

function group(label: string, options: HTMLOptionElement[]): HTMLElement {
  const made = element('optgroup', '', ...options);
  made.label = label;
  return made;
}
