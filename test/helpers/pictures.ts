import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const planted = { latitude: '37/1 44/1 1234/100', artist: 'planted in the EXIF' };

/** A page with lines, as a bill is; every seed another. */
export function drawBill(seed: number, { width = 320, height = 240 }: { width?: number; height?: number } = {}): Sharp {
  const lines = Array.from({ length: 12 }, (_none, line) => {
    const length = 100 + ((seed * 37 + line * 61) % 200);
    return `<rect x="10" y="${10 + line * 18}" width="${length}" height="6" fill="#222"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#f4f1e8"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg)).resize(width, height, { fit: 'fill' });
}

/** As a phone writes it: lying on its side, with the place where it was taken. */
export function billWithPlace(seed: number): Promise<Buffer> {
  return drawBill(seed)
    .jpeg()
    .withExif({
      IFD0: { Artist: planted.artist },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: planted.latitude, GPSLongitudeRef: 'E', GPSLongitude: '117/1 36/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

export const plantedInExif = planted.artist;

/** A picture that no compression helps with: dear to read. */
export function noise(side: number): Promise<Buffer> {
  return sharp({
    create: { width: side, height: side, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
    .png()
    .toBuffer();
}

/** 2.5 thousand million dots in a hundred bytes. */
export function pixelBomb(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(50_000, 0);
  header.writeUInt32BE(50_000, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(150_001))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** The same for the same seed: some bytes changed, now and then a piece cut out, doubled or cut off. */
export function mutate(photo: Buffer, seed: number): Buffer {
  let state = seed * 2_654_435_761 + 1;
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % most;
  };
  const bytes = Buffer.from(photo);
  for (let change = 1 + below(12); change > 0; change -= 1) bytes[below(bytes.length)] = below(256);
  const at = below(bytes.length);
  const piece = 1 + below(200);
  switch (below(6)) {
    case 0:
      return bytes.subarray(0, at + 1);
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at + piece), bytes.subarray(at)]);
    default:
      return bytes;
  }
}
