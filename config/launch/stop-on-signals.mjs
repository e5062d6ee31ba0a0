import { whenParentGone } from './when-parent-gone.mjs';

/**
 * On Ctrl-C, or when whoever started us is gone: stops what runs and ends. A second Ctrl-C does not wait.
 * Answers a function that takes the handlers away again.
 */
export function stopOnSignals(running, { say = () => {}, sayStopped = () => {}, exitCode = 130 } = {}) {
  let askedAt;
  const stop = async () => {
    if (askedAt) {
      // One press may arrive twice: from the terminal, and once more from npm.
      if (Date.now() - askedAt < 1_000) return;
      running.forceAll();
      process.exit(1);
    }
    askedAt = Date.now();
    say();
    await running.stopAll();
    sayStopped();
    process.exit(exitCode);
  };
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'];
  for (const event of events) process.on(event, stop);
  const stopLooking = whenParentGone(stop);
  // Listening for the end of the channel must not keep a finished command alive.
  process.channel?.unref();
  return () => {
    stopLooking();
    for (const event of events) process.off(event, stop);
  };
}
