// The picture of the corpus: for each vendor and each agency, where the corpus stands on the two together.

import type { CorpusView, Entity, Standing, TiedFinding } from '../../engine/report';
import { STANDINGS } from '../../settings/settings';

export interface Cell {
  vendor: Entity;
  agency: Entity;
  /** How many findings of each standing name both; none where the corpus is silent. */
  standings: { standing: Standing; count: number }[];
  /** How many more are about what the vendor's people say of the agency: that ties no vendor to it. */
  people: number;
}

export interface Row {
  vendor: Entity;
  cells: Cell[];
}

/** How many of the vendors that no finding names are shown before one asks for all. */
const SAMPLE = 8;

export interface Picture {
  agencies: Entity[];
  /** The vendors that a finding names, and a sample of those that none does. */
  rows: Row[];
  /** All other vendors. */
  more: Row[];
}

/** An entity itself and what it belongs to: a system its vendor, a person the company. */
export function ancestorsOf({ entities }: CorpusView): (id: string) => string[] {
  const parents = new Map(entities.map(({ id, parent }) => [id, parent]));
  return (id) => {
    const found: string[] = [];
    for (let at: string | null | undefined = id; at && !found.includes(at); at = parents.get(at))
      found.push(at);
    return found;
  };
}

export function pictureOf(view: CorpusView): Picture {
  const kinds = new Map(view.entities.map(({ id, kind }) => [id, kind]));
  const ancestors = ancestorsOf(view);
  const is = (kind: string) => (id: string) => kinds.get(id) === kind;

  const facts = view.findings.map((finding) => {
    const tied = [...finding.who, ...finding.whom, ...finding.system];
    const byPeople = tied.filter(is('leader')).flatMap(ancestors).filter(is('vendor'));
    const itself = tied
      .filter((id) => !is('leader')(id))
      .flatMap(ancestors)
      .filter(is('vendor'));
    return { finding, bodies: tied, vendors: itself, people: byPeople.filter((id) => !itself.includes(id)) };
  });

  const named = new Set(facts.flatMap(({ vendors, people }) => [...vendors, ...people]));
  // Agencies always; of other bodies those that a finding ties to a vendor.
  const tiedBodies = new Set(facts.flatMap(({ bodies, vendors }) => (vendors.length > 0 ? bodies : [])));
  const agencies = [
    ...view.entities.filter(({ kind }) => kind === 'agency'),
    ...view.entities.filter(({ id, kind }) => kind === 'body' && tiedBodies.has(id)),
  ];

  const cell = (vendor: Entity, agency: Entity): Cell => {
    const both = facts.filter(({ bodies }) => bodies.includes(agency.id));
    const own = both.filter(({ vendors }) => vendors.includes(vendor.id)).map(({ finding }) => finding);
    return {
      vendor,
      agency,
      standings: counted(own),
      people: both.filter(({ people }) => people.includes(vendor.id)).length,
    };
  };
  const row = (vendor: Entity): Row => ({ vendor, cells: agencies.map((agency) => cell(vendor, agency)) });

  const vendors = view.entities.filter(({ kind }) => kind === 'vendor');
  const size = ({ id }: Entity) =>
    facts.filter(({ vendors, people }) => [...vendors, ...people].includes(id)).length;
  const withFindings = vendors.filter(({ id }) => named.has(id)).sort((a, b) => size(b) - size(a));
  const without = vendors.filter(({ id }) => !named.has(id));
  const sample = without.filter(({ parent }) => parent === null).slice(0, SAMPLE);
  return {
    agencies,
    rows: [...withFindings, ...sample].map(row),
    more: without.filter((vendor) => !sample.includes(vendor)).map(row),
  };
}

const counted = (findings: TiedFinding[]): Cell['standings'] =>
  STANDINGS.map((standing) => ({
    standing,
    count: findings.filter((finding) => finding.standing === standing).length,
  })).filter(({ count }) => count > 0);
