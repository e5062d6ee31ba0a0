const firstMs = 2_000;
const longestMs = 5 * 60_000;

/**
 * Full jitter: anything between nothing and the doubled wait, so that a thousand phones that lost the same mast do not
 * come back in the same second. What the county asked for is the least; the jitter comes on top.
 */
export function retryDelay(attempts: number, retryAfterSeconds: number | undefined, chance: number = Math.random()): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20));
  return (retryAfterSeconds ?? 0) * 1000 + Math.round(chance * most);
}
