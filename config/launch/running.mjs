/**
 * What is running now, so that everything that was started is stopped: the last one first, each waited for.
 * Each entry: { name, stop(), force() }.
 */
export function keepTrackOfRunning() {
  const entries = [];
  let stopping;
  const stopOneByOne = async () => {
    while (entries.length > 0) await entries.pop().stop();
  };
  return {
    /** Answers a function that forgets the entry again, for what ended by itself. */
    add(entry) {
      // Started by a step that did not know yet that all is being stopped.
      if (stopping) entry.force();
      else entries.push(entry);
      return () => {
        const at = entries.indexOf(entry);
        if (at >= 0) entries.splice(at, 1);
      };
    },
    isStopping: () => stopping !== undefined,
    stopAll: () => (stopping ??= stopOneByOne()),
    forceAll() {
      while (entries.length > 0) entries.pop().force();
    },
  };
}
