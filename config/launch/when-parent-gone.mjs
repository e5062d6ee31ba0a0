const askEveryMs = 500;

/**
 * npm passes a signal to its shell, and the shell passes it to nobody: whoever ends `npm start` would leave us running.
 * So below npm we look whether our parent is still there. Answers a function that stops looking.
 */
export function whenParentGone(act) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, askEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
