// Selectors for elements by where they stand among their siblings.
//
// The browser compares each element of a name with each such selector. So those that differ in one place only are one
// selector, which leads to that place by halves: a hundred of them take the browser little more than ten.

/** Takes in all elements. */
export const EVERY = '*';

/** The way to an element, from the first one around it that has an id, or from the root: by the name of each element on it,
 * and its place among its siblings. */
export interface Path {
  from: string;
  names: string[];
  places: number[];
}

/** Selectors that take in what stands at the end of these paths and nothing else. */
export const selectorsOf = (paths: Path[]): string[] =>
  grouped(paths, ({ from, names }) => [from, ...names].join(' ')).flatMap((paths) => {
    const step = mostVaried(paths);
    const others = grouped(paths, ({ places }) => places.filter((_, i) => i !== step).join(' '));
    return others.map((group) => selectorOf(group, step));
  });

function grouped(paths: Path[], keyOf: (path: Path) => string): Path[][] {
  const groups = new Map<string, Path[]>();
  for (const path of paths) groups.set(keyOf(path), [...(groups.get(keyOf(path)) ?? []), path]);
  return [...groups.values()];
}

/** The step in which paths along the same names differ most. */
function mostVaried(paths: Path[]): number {
  const counts = (paths[0]?.places ?? []).map((_, i) => new Set(paths.map(({ places }) => places[i])).size);
  return counts.indexOf(Math.max(...counts));
}

/** Of paths that differ in one step. */
function selectorOf(paths: Path[], step: number): string {
  const [{ from, names, places }] = paths as [Path];
  const varied = [...new Set(paths.map((path) => path.places[step] as number))].sort((a, b) => a - b);
  return [from, ...names.map((name, i) => name + at(i === step ? varied : [places[i] as number]))].join(
    ' > ',
  );
}

/** At one of these places, which are in order. */
function at(places: number[]): string {
  if (places.length === 1) return `:nth-child(${places[0]})`;
  const [before, after] = [places.slice(0, places.length / 2), places.slice(places.length / 2)];
  return `:is(:nth-child(-n+${before.at(-1)})${at(before)}, :nth-child(n+${after[0]})${at(after)})`;
}
