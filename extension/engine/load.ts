// One engine for all tabs, loaded when the first page asks for it.
//
// WebAssembly cannot be compiled in a content script on pages with a strict policy, so this runs in the background. A
// panic in Rust is a trap in WebAssembly: it leaves the engine's memory in an unknown state. Then the whole instance is
// thrown away and the next page gets a new one; only the compiled module, which a trap cannot touch, stays.

import { browser } from './api';
import type { CorpusView, Page, Report } from './report';
import { isCorpusView, isReport } from './shape';
import init, { Engine, __wbg_reset_state as resetInstance } from './wasm/onrecord.js';

let engine: Promise<Engine> | null = null;
let initialised = false;

async function shipped(path: string): Promise<Response> {
  const response = await fetch(new URL(path, browser.runtime.getURL('/')));
  if (!response.ok) throw new Error(`${path} could not be read from the extension`);
  return response;
}

async function load(): Promise<Engine> {
  const text = async (name: string) => (await shipped(`/corpus/${name}.json`)).text();
  const [corpus, vocabulary, findings] = await Promise.all([
    text('corpus'),
    text('vocabulary'),
    text('findings'),
    initialised ? resetInstance() : shipped('/engine.wasm').then((wasm) => init({ module_or_path: wasm })),
  ]);
  initialised = true;
  return new Engine(corpus, vocabulary, findings);
}

/** Reads a page. Throws when the engine cannot be loaded or gives up on it; the next call begins afresh. */
export async function scan(page: Page): Promise<Report> {
  engine ??= load();
  try {
    const report: unknown = (await engine).scan(page);
    if (!isReport(report)) throw new Error('the engine answered with something that is not a report');
    return report;
  } catch (problem) {
    engine = null;
    throw problem;
  }
}

/** Everything that the corpus holds, for the page that shows it. */
export async function viewCorpus(): Promise<CorpusView> {
  engine ??= load();
  try {
    const view: unknown = (await engine).corpus();
    if (!isCorpusView(view)) throw new Error('the engine answered with something that is not a corpus');
    return view;
  } catch (problem) {
    engine = null;
    throw problem;
  }
}
