// How the benches take a time.

/** The middle of five runs, in milliseconds. */
export function middle(run) {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  });
  return times.sort((a, b) => a - b)[2];
}
