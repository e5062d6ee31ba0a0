const beginnings = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const;
export type ImageType = keyof typeof beginnings;

/** By its first bytes; nothing where it is no picture of the two kinds that WeChat draws. */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  const types = Object.keys(beginnings) as ImageType[];
  return types.find((type) => beginnings[type].every((byte, at) => bytes[at] === byte));
}
