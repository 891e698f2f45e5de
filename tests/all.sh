#!/usr/bin/env bash
# Runs every check, shows what each says, and ends with the closing lines of each. Fails if one failed.
set -uo pipefail
cd "$(dirname "$0")/.."
logs=target/test-logs
mkdir -p "$logs"
failed=()
summary=""

# check NAME PATTERN COMMAND...: the summary shows the last lines of the output that match the pattern.
check() {
  local name="$1" pattern="$2" log status
  shift 2
  log="$logs/${name//[^a-z0-9]/-}.log"
  printf '\n=== %s\n' "$name"
  "$@" 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  [ "$status" = 0 ] || failed+=("$name")
  summary+="$name: $([ "$status" = 0 ] && echo passed || echo "FAILED (exit $status), $log")"$'\n'
  summary+="$(sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -E "$pattern" | tail -8 | sed 's/^ */    /')"$'\n'
}

check 'rust format' '^Diff' cargo fmt --check
check 'rust lints' '^(warning|error|    Finished)' cargo clippy --quiet --all-targets -- -D warnings
check 'rust lints, wasm' '^(warning|error|    Finished)' \
  cargo clippy --quiet --lib --target wasm32-unknown-unknown -- -D warnings
check 'rust tests' '^test result:|FAILED' cargo test
check 'native and WASM' '^(ℹ|#) (tests|pass|fail)' node --test tests/wasm/
check 'extension types and lints' 'Checked|Found|error TS' npm --prefix extension run --silent check
check 'extension unit tests' 'Test Files|  Tests' npm --prefix extension run --silent test
check 'firefox add-on lint' '^(errors|notices|warnings)' npm --prefix extension run --silent lint:firefox
check 'browser tests' '^(ℹ|#) (tests|pass|fail|skipped|duration)|^(▶|✔|✖) (chrome|firefox)' \
  npm --prefix tests/browser run --silent test

printf '\n=== closing lines\n%s' "$summary"
if [ "${#failed[@]}" -gt 0 ]; then
  printf '\nFailed: %s\n' "$(IFS=,; echo "${failed[*]}")"
  exit 1
fi
printf '\nEverything passed.\n'
