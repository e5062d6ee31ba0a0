import { orientationIn } from './orientation-in.ts';
import { lettersAt, picturePartsOf, type PicturePart } from './picture-parts.ts';

/**
 * The same picture without what else the file tells: place, time, camera, thumbnail, comments, what hides behind its end. Of all that only
 * how the camera was held stays, written anew, for without it the picture lies on its side. A file that is no whole picture comes back
 * as it is: whoever receives it refuses it by its own means.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  const picture = picturePartsOf(bytes);
  if (!picture) return bytes;
  switch (picture.type) {
    case 'image/jpeg':
      return stripJpeg(bytes, picture.parts);
    case 'image/png':
      return joined([bytes.subarray(0, 8), ...picture.parts.filter(staysInPng).map(cut(bytes))]);
    case 'image/webp':
      return stripWebp(bytes, picture.parts);
  }
}

const cut =
  (bytes: Uint8Array) =>
  ({ start, end }: PicturePart): Uint8Array =>
    bytes.subarray(start, end);

const [app0, app1, app14, app15, comment] = [0xe0, 0xe1, 0xee, 0xef, 0xfe];

function stripJpeg(bytes: Uint8Array, parts: PicturePart[]): Uint8Array {
  const exif = parts.find(({ name, body }) => name === app1 && lettersAt(bytes, body) === 'Exif');
  const orientation = exif ? orientationIn(bytes.subarray(exif.body + 6, exif.bodyEnd)) : 1;
  // APP14 says how colours are mixed, without it they are wrong; of APP0 only the first, the others hold thumbnails.
  const stays = ({ name, body }: PicturePart): boolean =>
    typeof name === 'number' &&
    name !== comment &&
    (name < app0 || name > app15 || name === app14 || (name === app0 && lettersAt(bytes, body) === 'JFIF'));
  const kept = parts.filter(stays).map((part) => (part.name === app0 ? plainJfif : cut(bytes)(part)));
  const end =
    bytes[parts[parts.length - 1]!.end - 2] === 0xff && bytes[parts[parts.length - 1]!.end - 1] === 0xd9 ? [] : [Uint8Array.of(0xff, 0xd9)];
  return joined([Uint8Array.of(0xff, 0xd8), ...(orientation > 1 ? [exifOf(orientation)] : []), ...kept, ...end]);
}

/** Version 1.1, square pixels, no thumbnail. */
const plainJfif = Uint8Array.of(0xff, app0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);

/** An Exif segment with one entry, of big-endian TIFF: tag 0x0112, a short, this value. */
function exifOf(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.of(0xff, app1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff);
}

/** What a picture is drawn by. A browser does not turn a PNG by its eXIf, so nothing is lost with it. */
const pngNames = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);
const staysInPng = ({ name }: PicturePart): boolean => pngNames.has(String(name));

const webpNames = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF']);
/** Bits of VP8X that promise a colour profile, Exif and XMP. */
const promises = 0x20 | 0x08 | 0x04;

function stripWebp(bytes: Uint8Array, parts: PicturePart[]): Uint8Array {
  const kept = parts
    .filter(({ name }) => webpNames.has(String(name)))
    .map(({ name, start, end, body, bodyEnd }) => {
      const part = bytes.slice(start, end);
      if (name === 'VP8X' && bodyEnd > body) part[body - start]! &= ~promises;
      return part;
    });
  const length = 4 + kept.reduce((sum, part) => sum + part.length, 0);
  const head = [
    0x52,
    0x49,
    0x46,
    0x46,
    length & 255,
    (length >> 8) & 255,
    (length >> 16) & 255,
    (length >> 24) & 255,
    0x57,
    0x45,
    0x42,
    0x50,
  ];
  return joined([Uint8Array.from(head), ...kept]);
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
