import type { Readable } from 'node:stream';
import { mediaTypeOf } from '../../../rules/media-type.ts';
import type { House } from '../house.ts';
import { Problem } from '../problem.ts';
import { PhotoRefused, type PhotoRefusal } from './photo-process.ts';

export interface SentPhoto {
  /** Nothing where the request had no body. */
  body: Readable | undefined;
  /** Of the bytes as they are sent, said beforehand. */
  sha256: string;
  /** Where they came sealed; throws a Problem. */
  open?: (sealed: Buffer) => Buffer;
}

export interface HeldPhoto {
  /** A new JPEG of it, drawn in a process of its own; throws a Problem. */
  redraw(): Promise<Buffer>;
}

/** Takes a photo from the wire into quarantine for as long as `act` lasts. What is no photo, or another than was said, never gets there. */
export async function withPhoto<T>(
  { quarantine, photos, settings, log }: House,
  { body, sha256, open }: SentPhoto,
  act: (photo: HeldPhoto) => Promise<T>,
): Promise<T> {
  // Neither type nor bytes were sent: nothing that the framework could have refused.
  if (!body) throw new Problem('paper-not-a-photo');
  const held = await quarantine.hold(body, settings.photos.largestBytes);
  try {
    if (held.sha256 !== sha256) throw new Problem('paper-damaged');
    if (held.bytes === 0) throw new Problem('paper-not-a-photo', { text: '这张照片是空的。请再拍一张。' });
    // What is no photo by its first bytes costs no process its turn.
    if (!open && !mediaTypeOf(held.first)) throw new Problem('paper-not-a-photo');
    return await act({ redraw: () => redraw(async () => (open ? opened(open, await held.read()) : held.read())) });
  } finally {
    await held.remove();
  }

  async function redraw(read: () => Promise<Buffer>): Promise<Buffer> {
    try {
      return await photos.redraw(read);
    } catch (error) {
      if (!(error instanceof PhotoRefused)) throw error;
      if (!expected.has(error.why)) log.warn({ code: error.why }, 'a photo ended the process that read it');
      throw refusals[error.why]();
    }
  }
}

function opened(open: (sealed: Buffer) => Buffer, sealed: Buffer): Buffer {
  const bytes = open(sealed);
  if (!mediaTypeOf(bytes)) throw new PhotoRefused('not-a-photo');
  return bytes;
}

const expected: ReadonlySet<PhotoRefusal> = new Set(['not-a-photo', 'broken', 'too-many-pixels']);

const unreadable = () => new Problem('paper-not-a-photo', { text: '这张照片打不开。请再拍一张。' });
const refusals: Record<PhotoRefusal, () => Problem> = {
  'not-a-photo': () => new Problem('paper-not-a-photo'),
  broken: () => new Problem('paper-not-a-photo', { text: '这张照片坏了，打不开。请再拍一张。' }),
  'too-many-pixels': () => new Problem('too-large'),
  'too-slow': unreadable,
  'too-much-memory': unreadable,
  crashed: unreadable,
};
