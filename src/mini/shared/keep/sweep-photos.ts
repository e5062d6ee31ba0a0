import { forgetPhoto, isNamed, keepIfRoom, listPhotos, recall, unnamedPhotosKey } from './keep.ts';

/**
 * Drops photos that no draft names: the phone died between a photo and the answer that names it, or between an application
 * and its photos. Only what nobody named at the last start either: in another tab a photo may be a moment old.
 */
export async function sweepPhotos(): Promise<void> {
  const unnamed = (await listPhotos()).filter((photo) => !isNamed(photo));
  const before = recall(unnamedPhotosKey);
  const stillUnnamed = unnamed.filter((photo) => Array.isArray(before) && before.includes(photo));
  for (const photo of stillUnnamed) await forgetPhoto(photo);
  const fresh = unnamed.filter((photo) => !stillUnnamed.includes(photo));
  if (fresh.length || Array.isArray(before)) keepIfRoom(unnamedPhotosKey, fresh);
}
