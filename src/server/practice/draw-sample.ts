import { crc32, deflateSync } from 'node:zlib';

/** 样张 in black on white, 32 dots square each, a row in eight figures. */
const glyphs = [
  '0000000000000000000000400383c0f00381c0f00381e0f00380e1e00380e1e03ff7fff83ff7fff83ff7fff803801e0003801e0007c01e0007c01e0007e3fff00ff3fff00ff3fff00ff81e001fb01e001f801e003f8ffffc3b8ffffc3b8ffffc13801e0003801e0003801e0003801e0003801e0003801e0003801e0000000000',
  '0000000000000000000000001ff1e0001ff1e0781ff1e0780071e0f00071e1e00071e3e00071e7c00ff1ef800ff1ef000ff1e6000f01e0000e0ffffc0e0ffffc0e0ffffc1e01ef801ff1e7001ff1e7801ff1e38000f1e3c000f1e3c000f1e1e000f1e1e000f1fcf000f1fcf800e1fc7c1fe3f83c0fe3e0180f81800000000000',
];
const dots = 32;
const scale = 6;
const width = 480;
const height = 640;

/** A picture that is plainly no paper of anybody: lines such as of a form, and 样张 across it. The same for the same number. */
export function drawSample(number: number): Buffer {
  const bytesOfRow = width / 8;
  // One bit a dot, white; each row begins with its filter, none.
  const rows = Buffer.alloc((bytesOfRow + 1) * height, 0xff);
  for (let y = 0; y < height; y += 1) rows[y * (bytesOfRow + 1)] = 0;
  const ink = (x: number, y: number) => {
    rows[y * (bytesOfRow + 1) + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
  };
  for (let line = 0; line < 18; line += 1) {
    const length = 200 + ((number * 37 + line * 61) % 220);
    for (let x = 30; x < 30 + length; x += 1) ink(x, 40 + line * 32);
  }
  for (const [at, glyph] of glyphs.entries()) {
    for (let y = 0; y < dots * scale; y += 1) {
      const row = Number.parseInt(glyph.slice(Math.floor(y / scale) * 8, Math.floor(y / scale) * 8 + 8), 16);
      for (let x = 0; x < dots * scale; x += 1)
        if ((row >>> (dots - 1 - Math.floor(x / scale))) & 1) ink(48 + at * dots * scale + x, 224 + y);
    }
  }
  return Buffer.concat([signature, chunk('IHDR', header()), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function header(): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  const bitsOfDot = 1;
  bytes[8] = bitsOfDot;
  return bytes;
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
