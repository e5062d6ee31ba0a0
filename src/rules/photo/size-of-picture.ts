import { number32, picturePartsOf } from './picture-parts.ts';

/** Pixels as the file says them, before anything is unpacked, and before it is turned upright; undefined where it does not say. */
export function sizeOfPicture(bytes: Uint8Array): { width: number; height: number } | undefined {
  const picture = picturePartsOf(bytes);
  if (!picture) return undefined;
  for (const { name, body, bodyEnd } of picture.parts) {
    const size = typeof name === 'number' ? sizeInFrame(bytes, name, body) : sizeInChunk(bytes, name, body);
    // Half a header is none.
    if (size && bodyEnd - body >= 5 && size.width > 0 && size.height > 0) return size;
  }
  return undefined;
}

/** SOF0 to SOF15, without the three that are something else. */
function sizeInFrame(bytes: Uint8Array, name: number, body: number): { width: number; height: number } | undefined {
  const isFrame = name >= 0xc0 && name <= 0xcf && name !== 0xc4 && name !== 0xc8 && name !== 0xcc;
  const pair = (at: number): number => bytes[at]! * 256 + bytes[at + 1]!;
  return isFrame ? { height: pair(body + 1), width: pair(body + 3) } : undefined;
}

function sizeInChunk(bytes: Uint8Array, name: string, body: number): { width: number; height: number } | undefined {
  const low = (at: number, count: number): number => {
    let value = 0;
    for (let byte = count - 1; byte >= 0; byte -= 1) value = value * 256 + (bytes[at + byte] ?? 0);
    return value;
  };
  switch (name) {
    case 'IHDR':
      return { width: number32(bytes, body, 'big'), height: number32(bytes, body + 4, 'big') };
    case 'VP8X':
      return { width: low(body + 4, 3) + 1, height: low(body + 7, 3) + 1 };
    case 'VP8 ':
      return { width: low(body + 6, 2) & 0x3fff, height: low(body + 8, 2) & 0x3fff };
    case 'VP8L':
      return { width: (low(body + 1, 2) & 0x3fff) + 1, height: ((low(body + 2, 3) >> 6) & 0x3fff) + 1 };
    default:
      return undefined;
  }
}
