import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOfPicture } from '../../src/rules/photo/size-of-picture.ts';
import { stripMetadata } from '../../src/rules/photo/strip-metadata.ts';

const bytes = (...parts: (string | number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])));
const big = (value: number): number[] => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const little = (value: number): number[] => big(value).toReversed();
const textOf = (data: Uint8Array): string => Buffer.from(data).toString('latin1');

const segment = (name: number, body: Uint8Array): Uint8Array => bytes([0xff, name, (body.length + 2) >> 8, (body.length + 2) & 255], body);
/** An Exif that tells everything, of a phone that was held like this. */
const exif = (orientation: number, order: 'II' | 'MM' = 'II'): Uint8Array => {
  const [four, two] = order === 'II' ? [little, (v: number) => [v, 0]] : [big, (v: number) => [0, v]];
  const entry = (tag: number[], value: number): number[] => [...tag, ...two(3), ...four(1), ...two(value), 0, 0];
  const tags =
    order === 'II'
      ? [
          [0x00, 0x01],
          [0x12, 0x01],
        ]
      : [
          [0x01, 0x00],
          [0x01, 0x12],
        ];
  return segment(
    0xe1,
    bytes('Exif\0\0', order, two(42), four(8), two(2), entry(tags[0]!, 7), entry(tags[1]!, orientation), four(0), 'GPS 37.74N 117.61E'),
  );
};
const frame = segment(0xc0, bytes([8, 0x04, 0xb0, 0x03, 0x84, 1, 1, 0x11, 0]));
const scan = bytes(segment(0xda, bytes([1, 1, 0, 0, 63, 0])), 'picture', [0xff, 0x00, 0xff, 0xd3], 'more', [0xff, 0xd9]);
const jpeg = (...between: Uint8Array[]): Uint8Array => bytes([0xff, 0xd8], ...between, frame, scan);
const chunk = (name: string, body: Uint8Array): Uint8Array => bytes(big(body.length), name, body, [1, 2, 3, 4]);
const png = (...between: Uint8Array[]): Uint8Array =>
  bytes(
    [0x89],
    'PNG\r\n',
    [0x1a, 0x0a],
    chunk('IHDR', bytes(big(900), big(1200), [8, 2, 0, 0, 0])),
    ...between,
    chunk('IDAT', bytes('x')),
    chunk('IEND', bytes()),
  );
const riff = (...chunks: [string, Uint8Array][]): Uint8Array => {
  const inside = bytes('WEBP', ...chunks.flatMap(([name, body]) => [name, little(body.length), body, body.length % 2 ? [0] : []]));
  return bytes('RIFF', little(inside.length), inside);
};

test('a JPEG tells its picture and nothing else: no place, no thumbnail, no comment, no film behind its end', () => {
  const told = jpeg(
    segment(0xe0, bytes('JFIF\0', [1, 2, 0, 0, 1, 0, 1, 1, 1], 'thumb')),
    exif(1),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0<x:secret>')),
    segment(0xe2, bytes('ICC_PROFILE\0 of camera 4711')),
    segment(0xed, bytes('Photoshop 3.0\0caption')),
    segment(0xee, bytes('Adobe', [0, 100, 0, 0, 0, 0, 1])),
    segment(0xfe, bytes('taken by Wang')),
  );
  const plain = stripMetadata(bytes(told, 'ftypmp4 film of the yard'));
  expect(textOf(plain)).not.toMatch(/GPS|Exif|secret|camera|caption|Wang|film|thumb/);
  expect(textOf(plain)).toMatch(/JFIF.*Adobe.*picture.*more/s);
  expect(plain.slice(-2)).toEqual(Uint8Array.of(0xff, 0xd9));
  expect(sizeOfPicture(plain)).toEqual({ width: 900, height: 1200 });
  expect(stripMetadata(plain)).toEqual(plain);
});

test('how the camera was held stays, in either order of bytes, and nothing beside it', () => {
  for (const order of ['II', 'MM'] as const) {
    const plain = stripMetadata(jpeg(exif(6, order)));
    expect(textOf(plain)).not.toContain('GPS');
    expect(plain.length).toBe(jpeg().length + 36);
    // Read again by the same eyes, and gone where it says nothing or nonsense.
    expect(stripMetadata(plain)).toEqual(plain);
  }
  for (const orientation of [0, 1, 9]) expect(stripMetadata(jpeg(exif(orientation)))).toEqual(jpeg());
});

test('a PNG and a WebP too', () => {
  const plainPng = stripMetadata(
    png(chunk('tEXt', bytes('Author\0Wang')), chunk('eXIf', bytes('GPS')), chunk('iTXt', bytes('XML:com.adobe.xmp'))),
  );
  expect(plainPng).toEqual(png());
  expect(sizeOfPicture(plainPng)).toEqual({ width: 900, height: 1200 });
  const header = bytes([0x0c | 0x20 | 0x10, 0, 0, 0], [0x83, 3, 0], [0xaf, 4, 0]);
  const picture = bytes([0, 0, 0, 0x9d, 0x01, 0x2a], [0x84, 0x03, 0xb0, 0x04], 'frame');
  const plainWebp = stripMetadata(
    riff(['VP8X', header], ['ICCP', bytes('profile')], ['VP8 ', picture], ['EXIF', bytes('GPS')], ['XMP ', bytes('Wang')]),
  );
  expect(plainWebp).toEqual(riff(['VP8X', bytes([0x10, 0, 0, 0], [0x83, 3, 0], [0xaf, 4, 0])], ['VP8 ', picture]));
  expect(sizeOfPicture(plainWebp)).toEqual({ width: 900, height: 1200 });
  expect(sizeOfPicture(riff(['VP8 ', picture]))).toEqual({ width: 900, height: 1200 });
  expect(sizeOfPicture(riff(['VP8L', bytes([0x2f, 0x83, 0xc3, 0x2b, 0x01])]))).toEqual({ width: 900, height: 1200 });
});

test('what is no whole picture comes back as it is, says no size, and stops nobody', () => {
  for (const broken of [
    bytes(),
    bytes('%PDF-1.4'),
    jpeg().subarray(0, 9),
    bytes([0xff, 0xd8, 0xff, 0xe1, 0xff]),
    riff(),
    png().subarray(0, 30),
  ]) {
    expect(stripMetadata(broken)).toEqual(broken);
    expect(sizeOfPicture(broken)).toBeUndefined();
  }
  const whole = [jpeg(exif(6)), png(), riff(['VP8X', bytes([0x0c, 0, 0, 0, 1, 1, 0, 1, 1, 0])])];
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      (picture, changes, end) => {
        const mutated = picture.slice(0, 1 + (end % picture.length));
        for (const [at, value] of changes) mutated[at % mutated.length] = value;
        expect(stripMetadata(mutated).length).toBeLessThanOrEqual(mutated.length + 40);
        sizeOfPicture(mutated);
      },
    ),
    { numRuns: 2_000 },
  );
});
