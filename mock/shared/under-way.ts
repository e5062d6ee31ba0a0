/** Work that goes on after the answer, until it is done or the stand-in stops. */
export interface UnderWay {
  /** Aborted when the stand-in stops; what is given up then is no error. */
  signal: AbortSignal;
  start(work: Promise<void>): Promise<void>;
  /** Until everything under way, and what it began, has ended. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export function trackUnderWay(): UnderWay {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  return {
    signal: stopping.signal,
    start(work) {
      const guarded = work.catch((error: unknown) => {
        if (!stopping.signal.aborted) throw error;
      });
      underWay.add(guarded);
      void guarded.finally(() => underWay.delete(guarded));
      return guarded;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}
