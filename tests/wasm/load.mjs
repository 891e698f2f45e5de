// The engine as the extension runs it, in Node: the same WASM file, the same three texts of the corpus pack.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const wasm = `${root}extension/engine/wasm/`;

export const pack = await Promise.all(
  ['corpus', 'vocabulary', 'findings'].map((name) =>
    readFile(`${root}extension/corpus/${name}.json`, 'utf8'),
  ),
);

const glue = await import(`${wasm}onrecord.js`);
await glue.default({ module_or_path: await readFile(`${wasm}onrecord_bg.wasm`) });

export const { Engine } = glue;

/** A text as a page, as the command line cuts it: blocks are parted by blank lines. */
export function pageOf(text) {
  const blocks = [];
  const starts = [];
  let open = null;
  let at = 0;
  const close = () => {
    if (open) {
      starts.push(open.from);
      blocks.push({ kind: 'paragraph', text: text.slice(open.from, open.to) });
    }
    open = null;
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (line.trim() === '') close();
    else open = { from: open?.from ?? at, to: at + line.trimEnd().length };
    at += line.length;
  }
  close();
  return { page: { title: null, published: null, language: null, address: null, blocks }, starts };
}
