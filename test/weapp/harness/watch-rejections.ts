type Told = (reason: unknown) => void;

const realms = new Map<PromiseConstructor, Told>();
let others: NodeJS.UnhandledRejectionListener[] | undefined;

/**
 * A rejection nobody took, inside a realm, is told to that realm alone; any other goes where it went before. Node knows
 * one listener for all, so this one stands in front.
 */
export function watchRejections(promise: PromiseConstructor, told: Told): void {
  realms.set(promise, told);
  if (others) return;
  others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason, rejected) => {
    const [, tell] = [...realms].find(([made]) => rejected instanceof made) ?? [];
    if (tell) return tell(reason);
    for (const listener of others ?? []) listener(reason, rejected);
  });
}

/** Kept for a while: what a dead realm left behind is still no fault of the test's. */
export function forgetRealm(promise: PromiseConstructor): void {
  realms.set(promise, () => undefined);
}
