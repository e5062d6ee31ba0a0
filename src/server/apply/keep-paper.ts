import type { Readable } from 'node:stream';
import type { KeptPaper } from '../../contract/apply.contract.ts';
import type { House } from '../platform/house.ts';
import { withPhoto } from '../platform/photo/with-photo.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { findKeptPaper } from './find-kept-paper.ts';
import { keepPicture, type PaperSaid } from './keep-picture.ts';
import { isSealedPhoto, openPhoto } from './open-photo.ts';

export interface IncomingPaper extends PaperSaid {
  body: Readable | undefined;
  /** As the request says it. */
  mediaType: string;
}

/**
 * One photo: through quarantine, drawn anew in a process of its own, sealed under the application's key, kept. The same again answers
 * the same; the phone keeps its copy until it has read this answer. What is refused leaves nothing.
 */
export async function keepPaper(house: House, scope: CitizenScope, { body, mediaType, ...said }: IncomingPaper): Promise<KeptPaper> {
  const photo = { body, sha256: said.sha256, ...(isSealedPhoto(mediaType) ? { open: (sealed: Buffer) => openPhoto(house, [scope.county], sealed) } : {}) };
  return withPhoto(house, photo, async ({ redraw }) => {
    const known = await findKeptPaper(house, scope, said);
    if (known) return known;
    return keepPicture(house, scope, said, { bytes: await redraw(), mediaType: 'image/jpeg' });
  });
}
