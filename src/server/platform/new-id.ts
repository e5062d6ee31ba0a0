import type { Clock } from './clock.ts';
import { takeRandom } from './take-random.ts';

/** uuid version 7: the time in front keeps index pages together, 74 random bits behind it. */
export function newId(clock: Clock): string {
  const bytes = takeRandom(16);
  bytes.writeUIntBE(clock.now().getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
