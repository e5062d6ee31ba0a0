import { forget, forgetPhoto, keepIfRoom, keysAfter, recall } from './keep.ts';
import { isId, isText, perhaps, shaped } from './shape.ts';

/**
 * What a liaison wrote down of a code on a wall, until the county has it: the same again carries the same id, and the photo is
 * not swept away while it is named here. On a full phone it is held by the page alone.
 */
export interface KeptCheck {
  checkId: string;
  /** The number that was signed in, masked: nobody else is shown it, or sends it. */
  by: string;
  villageId: string;
  codeId: string;
  finding: string;
  photo?: { photoId: string; sha256: string };
}

const prefix = 'code-check:';

const isKeptCheck = shaped<KeptCheck>({
  checkId: isId,
  by: isText,
  villageId: isText,
  codeId: isText,
  finding: isText,
  photo: perhaps(shaped<KeptCheck['photo'] & object>({ photoId: isId, sha256: isText })),
});

export function keepCheck(check: KeptCheck): void {
  keepIfRoom(prefix + check.villageId, check);
}

export function findCheck(villageId: string, by: string): KeptCheck | undefined {
  const kept = recall(prefix + villageId);
  return isKeptCheck(kept) && kept.by === by ? kept : undefined;
}

/** The county has it, or wants none of it. */
export async function dropCheck({ villageId, photo }: Pick<KeptCheck, 'villageId' | 'photo'>): Promise<void> {
  forget(prefix + villageId);
  if (photo) await forgetPhoto(photo.photoId);
}

/** She signed out, and the phone may be passed on. */
export async function dropChecks(): Promise<void> {
  for (const villageId of keysAfter(prefix)) {
    const kept = recall(prefix + villageId);
    await dropCheck({ villageId, ...(isKeptCheck(kept) && kept.photo ? { photo: kept.photo } : {}) });
  }
}
