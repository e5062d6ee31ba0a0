import { mediaTypeOf, type PhotoType } from '../media-type.ts';

/** One piece of a picture's file, from `start` up to `end`. */
export interface PicturePart {
  /** jpeg: the marker, 0xe1 · png, webp: the four letters of the chunk */
  name: number | string;
  start: number;
  end: number;
  /** Where what it holds begins, and ends. */
  body: number;
  bodyEnd: number;
}

export interface PictureParts {
  type: PhotoType;
  parts: PicturePart[];
}

/** The pieces of a JPEG, PNG or WebP in order; undefined for another file or one that breaks off before its picture. */
export function picturePartsOf(bytes: Uint8Array): PictureParts | undefined {
  const type = mediaTypeOf(bytes);
  const parts = type && { 'image/jpeg': partsOfJpeg, 'image/png': partsOfPng, 'image/webp': partsOfWebp }[type](bytes);
  return parts && { type, parts };
}

/** Segments up to the first scan; from there on everything is the picture, to the end mark. What lies behind that is none of it. */
function partsOfJpeg(bytes: Uint8Array): PicturePart[] | undefined {
  const parts: PicturePart[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const name = bytes[at + 1]!;
    if (name === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!;
    const end = at + 2 + length;
    if (name === 0xda) {
      const stop = endOfScans(bytes, end);
      parts.push({ name, start: at, end: stop, body: at + 4, bodyEnd: stop });
      return parts;
    }
    if (length < 2 || end > bytes.length) return undefined;
    parts.push({ name, start: at, end, body: at + 4, bodyEnd: end });
    at = end;
  }
  return undefined;
}

/** Behind the end mark a phone hides a second picture, a film or a depth map. */
function endOfScans(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) at += 1;
    else if (bytes[at + 1] === 0xd9) return at + 2;
    else if (isStuffing(bytes[at + 1]!)) at += 2;
    else if (at + 3 < bytes.length) at += 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
    else break;
  }
  return bytes.length;
}

const isStuffing = (name: number): boolean => name === 0x00 || name === 0xff || (name >= 0xd0 && name <= 0xd7);

function partsOfPng(bytes: Uint8Array): PicturePart[] | undefined {
  const parts: PicturePart[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = number32(bytes, at, 'big');
    const end = at + 12 + length;
    if (end > bytes.length) break;
    const name = lettersAt(bytes, at + 4);
    parts.push({ name, start: at, end, body: at + 8, bodyEnd: end - 4 });
    if (name === 'IEND') return parts;
    at = end;
  }
  return undefined;
}

function partsOfWebp(bytes: Uint8Array): PicturePart[] | undefined {
  const parts: PicturePart[] = [];
  const stop = Math.min(bytes.length, 8 + number32(bytes, 4, 'little'));
  for (let at = 12; at + 8 <= stop;) {
    const length = number32(bytes, at + 4, 'little');
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > stop) return undefined;
    parts.push({ name: lettersAt(bytes, at), start: at, end: Math.min(end, stop), body: at + 8, bodyEnd: at + 8 + length });
    at = end;
  }
  return parts.length ? parts : undefined;
}

export function number32(bytes: Uint8Array, at: number, order: 'big' | 'little'): number {
  let value = 0;
  for (let byte = 0; byte < 4; byte += 1) value = value * 256 + bytes[order === 'big' ? at + byte : at + 3 - byte]!;
  return value;
}

export function lettersAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!);
}
