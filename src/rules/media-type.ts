export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** By the first bytes, whatever the sender calls it; undefined if it is none of the three kinds of photo we take. */
export function mediaTypeOf(bytes: Uint8Array): PhotoType | undefined {
  const begins = (at: number, ...expected: number[]) => expected.every((byte, index) => bytes[at + index] === byte);
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return undefined;
}
