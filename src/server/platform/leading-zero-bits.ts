/** How much work a small sum took: each bit doubles it. */
export function leadingZeroBits(digest: Buffer): number {
  const zeroBytes = digest.findIndex((byte) => byte !== 0);
  return zeroBytes === -1 ? digest.length * 8 : zeroBytes * 8 + Math.clz32(digest[zeroBytes]!) - 24;
}
