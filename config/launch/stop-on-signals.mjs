/**
 * On Ctrl-C, or when whoever started us is gone: stops what runs and ends. A second Ctrl-C does not wait.
 * Answers a function that takes the handlers away again.
 */
export function stopOnSignals(running, { say = () => {}, exitCode = 130 } = {}) {
  let asked = false;
  const stop = async () => {
    if (asked) {
      running.forceAll();
      process.exit(1);
    }
    asked = true;
    say();
    await running.stopAll();
    process.exit(exitCode);
  };
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'];
  for (const event of events) process.on(event, stop);
  // Listening for the end of the channel must not keep a finished command alive.
  process.channel?.unref();
  return () => events.forEach((event) => process.off(event, stop));
}
