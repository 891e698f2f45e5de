import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';

// Files that the extension ships but this folder does not hold as public assets: the engine, which Cargo and
// wasm-bindgen make, and the corpus pack, which is data that the Rust tests read too. They are copied as they are and
// fetched by the background with runtime.getURL; the web cannot reach them (there is no web_accessible_resources).
const shipped: Record<string, string> = {
  'engine.wasm': 'engine/wasm/onrecord_bg.wasm',
  'corpus/corpus.json': 'corpus/corpus.json',
  'corpus/vocabulary.json': 'corpus/vocabulary.json',
  'corpus/findings.json': 'corpus/findings.json',
};

export default defineConfig({
  outDir: '../dist',
  manifestVersion: 3,
  // Every import is written out, so that a reader of one file sees where its names come from.
  imports: false,
  // The languages that a reader can choose: adding one is adding its folder.
  vite: () => ({ define: { LANGUAGES: JSON.stringify(readdirSync(resolve('public/_locales')).sort()) } }),
  hooks: {
    'build:publicAssets': (wxt, files) => {
      for (const [relativeDest, source] of Object.entries(shipped)) {
        const absoluteSrc = resolve(wxt.config.root, source);
        if (!existsSync(absoluteSrc)) {
          throw new Error(
            `${source} is missing: run \`make build\` at the top of the repository, which makes it`,
          );
        }
        files.push({ absoluteSrc, relativeDest });
      }
    },
  },
  zip: {
    // What Mozilla's reviewers get. The engine is compiled from src/, which they find in the repository.
    artifactTemplate: '{{name}}-{{version}}-{{browser}}.zip',
    sourcesTemplate: '{{name}}-{{version}}-sources.zip',
    excludeSources: ['test/**'],
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    // Read the page where the button is pressed, keep settings, and offer one entry on selected text. Chrome asks for
    // one more word for its side panel, which WXT adds.
    permissions: ['activeTab', 'scripting', 'storage', 'contextMenus'],
    // Asked for one site at a time, and only when the reader wants a site marked always.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_buttonOff__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+O' } },
      next: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_commandNext__' },
      previous: { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandPrevious__' },
      panel: { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commandPanel__' },
    },
    content_security_policy: {
      // The one thing beyond the strictest policy is compiling our own WASM.
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
        "img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'onrecord@onrecord.invalid',
              // highlightsFromPoint, which says what mark the pointer rests on, came with 150.
              strict_min_version: '150.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '140' }),
  }),
});
