# The two commands: `make run` opens a sample news page with its claims marked, `make test` runs every check. Each does
# all of its own set-up (tests/setup.sh). BROWSER=firefox make run does it in Firefox.
SHELL := /bin/bash
export PATH := $(CURDIR)/target/tools/bin:$(HOME)/.cargo/bin:$(PATH)

BROWSER ?= chrome
ENGINE := extension/engine/wasm

.PHONY: run test build engine zip clean pictures soak bench bench-corpus bench-marks bench-reading fuzz

run: build
	@tests/setup.sh $(BROWSER)
	@node tests/browser/run.mjs $(BROWSER)

test: build
	@tests/setup.sh chrome firefox
	@tests/all.sh

# Both extensions, in dist/chrome-mv3 and dist/firefox-mv3.
build: engine
	@npm --prefix extension run --silent build

# What the stores get, in dist/.
zip: engine
	@npm --prefix extension run --silent zip

# The Rust core as WASM. The reset function lets the extension begin afresh after a trap.
engine:
	@tests/setup.sh build
	@cargo build --quiet --release --lib --target wasm32-unknown-unknown
	@wasm-bindgen --target web --omit-default-module-path --experimental-reset-state-function \
	  --out-dir $(ENGINE) target/wasm32-unknown-unknown/release/onrecord.wasm
	@extension/node_modules/.bin/wasm-opt -O3 --enable-bulk-memory --enable-mutable-globals --enable-sign-ext \
	  --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue \
	  -o $(ENGINE)/onrecord_bg.wasm $(ENGINE)/onrecord_bg.wasm

# What a reader sees, surface by surface, light and dark, wide and narrow: into dist/pictures, to be looked at.
pictures: build
	@tests/setup.sh $(BROWSER)
	@node tests/browser/pictures.mjs $(BROWSER)

# How fast the engine reads, in WASM in Node. Prints a table; never part of the tests.
bench-reading: engine
	@node tests/bench/reading.mjs

# How soon the first mark is seen, side by side with mark.js. Prints a table; never part of the tests.
bench-marks: build
	@tests/setup.sh chrome firefox
	@node tests/bench/first-mark.mjs

# What a scan costs a page's main thread, beside a bare TreeWalker and mark.js, in both browsers. Never part of the tests.
bench: build
	@tests/setup.sh chrome firefox
	@node tests/bench/main-thread.mjs

# Many generated pages with storms of changes, and what is left of them in memory, beside a control without marks:
# make soak PAGES=1000 SEED=7. Prints a table; fails where a claim is lost, a page differs or what is ours grows.
soak: build
	@tests/setup.sh chrome firefox
	@node tests/browser/soak.mjs $(or $(PAGES),200) $(SEED)

# A prepared corpus of 100,000 findings beside the shipped one: how fast it loads, how fast it weighs.
bench-corpus: engine
	@cargo build --quiet --release
	@node tests/bench/corpus.mjs

# Random text and random corpora until something breaks: TARGET=read or corpus, for SECONDS. Needs a nightly Rust.
TARGET ?= read
SECONDS ?= 60
fuzz:
	@cargo fuzz --version > /dev/null 2>&1 || cargo install --quiet --root target/tools cargo-fuzz
	@cargo +nightly fuzz run --fuzz-dir tests/fuzz $(TARGET) -- -max_total_time=$(SECONDS) -dict=tests/fuzz/words.dict

clean:
	rm -rf dist target $(ENGINE) extension/node_modules extension/.wxt tests/browser/node_modules
