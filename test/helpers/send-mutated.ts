import { randomUUID } from 'node:crypto';
import { drawBill, mutate } from './pictures.ts';
import type { Villager } from './villager.ts';

/**
 * Sends so many mutated photos of all three kinds, a few at once, and says how often which status came. What still is a picture is
 * taken; every other is refused in words. `from`: the first seed, so that a second call sends others. A thousand an application at most is asked of nobody: each gets its own.
 */
export async function sendMutated(
  who: Villager,
  { count, lanes = 6, from = 0 }: { count: number; lanes?: number; from?: number },
): Promise<Record<string, number>> {
  const originals = await Promise.all([
    drawBill(1).jpeg().toBuffer(),
    drawBill(2).jpeg({ progressive: true }).toBuffer(),
    drawBill(3).png().toBuffer(),
    drawBill(4).webp().toBuffer(),
  ]);
  const statuses: Record<string, number> = {};
  let next = from;
  const lane = async () => {
    while (next < from + count) {
      const seed = next++;
      const { answer } = await who.sendPaper(randomUUID(), mutate(originals[seed % originals.length]!, seed));
      const { code } = (answer.body ?? {}) as { code?: string };
      const key = code ? `${answer.status} ${code}` : String(answer.status);
      statuses[key] = (statuses[key] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return statuses;
}
