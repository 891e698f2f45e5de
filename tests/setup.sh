#!/usr/bin/env bash
# Sets up what the build, the tests and `make run` need and what is not there yet. On Debian it installs packages (as
# root); elsewhere it says what to install. What it makes itself goes to target/tools and the node_modules folders.
#
#   tests/setup.sh build            Node, Rust, the wasm32 target, wasm-bindgen, the npm packages
#   tests/setup.sh chrome firefox   those browsers, and the packages that drive them
set -euo pipefail
cd "$(dirname "$0")/.."
tools="$PWD/target/tools"
export PATH="$tools/bin:$PATH"

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" > /dev/null 2>&1; }
on_debian() { have apt-get && [ "$(id -u)" = 0 ]; }

apt_lists=old
packages() {
  say "installing $* with apt-get"
  if [ "$apt_lists" = old ]; then apt-get -qq update; apt_lists=new; fi
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$@" > /dev/null
}
candidate() {
  if [ "$apt_lists" = old ]; then apt-get -qq update; apt_lists=new; fi
  apt-cache policy "$1" 2> /dev/null | grep -q 'Candidate: [0-9]'
}

# --- Node: 20.19 or newer ---------------------------------------------------------------------------------------------
node_is_new_enough() {
  have node && have npm && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
}
node_ready() {
  node_is_new_enough && return
  if on_debian && ! { have node && have npm; }; then packages nodejs npm ca-certificates; fi
  node_is_new_enough && return
  have npm || fail "Node 20.19 or newer is needed: https://nodejs.org"
  say "this Node is too old: taking a newer one from npm into target/tools"
  npm install --silent --prefix "$tools/node" --no-save node@22
  mkdir -p "$tools/bin"
  ln -sf ../node/node_modules/node/bin/node "$tools/bin/node"
  node_is_new_enough || fail "Node 20.19 or newer is needed: https://nodejs.org"
}

# --- Rust and its wasm32 target ---------------------------------------------------------------------------------------
rust_needed() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }
rust_is_new_enough() {
  have cargo && have rustc &&
    printf '%s\n' "$(rust_needed)" "$(rustc --version | cut -d' ' -f2)" | sort -V -C
}
rust_ready() {
  if ! have cc && on_debian; then packages gcc libc6-dev; fi
  [ -x "$HOME/.cargo/bin/cargo" ] && export PATH="$HOME/.cargo/bin:$PATH"
  if ! rust_is_new_enough; then
    if ! have rustup && on_debian && candidate rustup; then packages rustup; fi
    if have rustup; then rustup toolchain install stable --profile minimal && rustup default stable; fi
    if ! rust_is_new_enough && ! have cargo && on_debian; then packages cargo; fi
    rust_is_new_enough || fail "Rust $(rust_needed) or newer is needed: https://rustup.rs"
  fi
  if ! [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
    if have rustup; then rustup target add wasm32-unknown-unknown
    elif on_debian && candidate libstd-rust-dev-wasm32; then packages libstd-rust-dev-wasm32 lld
    else fail 'Rust lacks its WebAssembly target: rustup target add wasm32-unknown-unknown'; fi
  fi
  if have rustup; then
    for part in clippy rustfmt; do
      cargo "${part/rustfmt/fmt}" --version > /dev/null 2>&1 || rustup component add "$part"
    done
  elif on_debian && ! cargo clippy --version > /dev/null 2>&1; then packages rust-clippy rustfmt; fi
}

# --- wasm-bindgen: exactly the version of the crate -------------------------------------------------------------------
wasm_bindgen_ready() {
  local wanted
  wanted="$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)"
  [ -n "$wanted" ] || fail 'Cargo.lock names no version of wasm-bindgen'
  [ "$("$tools/bin/wasm-bindgen" --version 2> /dev/null)" = "wasm-bindgen $wanted" ] && return
  say "compiling wasm-bindgen $wanted into target/tools (once; a few minutes)"
  # First with the versions its authors tested. A registry that no longer offers one of them (withdrawn, or a mirror
  # that lags) must not stop the build: then with any version that its manifest permits.
  install_bindgen() { cargo install --quiet --root "$tools" --force wasm-bindgen-cli --version "=$wanted" "$@"; }
  install_bindgen --locked || { say 'once more, with the versions that this registry has'; install_bindgen; }
}

# --- npm packages: again when the lock file changed ---------------------------------------------------------------------
npm_ready() {
  local folder="$1" stamp="$1/node_modules/.ready"
  [ -f "$stamp" ] && cmp -s "$stamp" "$folder/package-lock.json" && return
  say "npm packages of $folder"
  (cd "$folder" && npm ci --loglevel=error --no-audit --no-fund > /dev/null)
  cp "$folder/package-lock.json" "$stamp"
}

browser_ready() {
  node tests/browser/find.mjs "$1" > /dev/null && return
  on_debian || fail "no $1 found: install it, or name its path in $([ "$1" = chrome ] && echo CHROME_PATH || echo FIREFOX_PATH)"
  case "$1" in
    chrome) packages chromium fonts-liberation ;;
    firefox) packages firefox-esr fonts-liberation ;;
  esac
}

for part in "$@"; do
  case "$part" in
    build) node_ready; rust_ready; wasm_bindgen_ready; npm_ready extension ;;
    chrome | firefox) node_ready; npm_ready tests/browser; browser_ready "$part" ;;
    *) fail "what is «$part»? It knows build, chrome and firefox" ;;
  esac
done
