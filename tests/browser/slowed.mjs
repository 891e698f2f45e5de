// A machine that is so many times slower: the browser, with all its processes, is let run for one part in so many of the
// time and is halted for the rest.

// Milliseconds for which it runs at a time.
const RUN = 5;

export async function slowed(driver, times, act) {
  // Puppeteer makes the browser the head of a group of processes.
  const signal = (name) => process.kill(-driver.browser.process().pid, name);
  let timer;
  const run = () => {
    signal('SIGCONT');
    timer = setTimeout(halt, RUN, performance.now());
  };
  const halt = (since) => {
    signal('SIGSTOP');
    timer = setTimeout(run, (performance.now() - since) * (times - 1));
  };
  run();
  try {
    return await act();
  } finally {
    clearTimeout(timer);
    signal('SIGCONT');
  }
}
