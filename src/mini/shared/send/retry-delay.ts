const firstMs = 2_000;
const longestMs = 5 * 60_000;
const longestAskedMs = 60 * 60_000;

/** The longest that anything ever waits: whoever is to wait longer was given a time by a clock that has been set since. */
export const longestWaitMs = longestAskedMs + longestMs;

/**
 * Full jitter: anything between nothing and the doubled wait, so that a thousand phones that lost the same mast do not
 * come back in the same second. What the county asked for is the least, up to an hour; the jitter comes on top.
 */
export function retryDelay(attempts: number, retryAfterSeconds: number | undefined, chance: number = Math.random()): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20));
  const asked = Math.min(longestAskedMs, Math.max(0, (retryAfterSeconds ?? 0) * 1000));
  return asked + Math.round(chance * most);
}
