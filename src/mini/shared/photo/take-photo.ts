import { keepPhoto } from '../keep/keep.ts';
import { newId } from '../new-id.ts';
import { sha256 } from '../sha256.ts';
import { choosePhoto } from './choose-photo.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** The id under which it is kept and sent. */
export interface TakenPhoto {
  photoId: string;
  sha256: string;
}

/** Undefined when she closed the camera. The photo is on the phone before this returns. */
export async function takePhoto(begun: () => void): Promise<TakenPhoto | undefined> {
  const file = await choosePhoto();
  if (!file) return undefined;
  begun();
  return keepAsPhoto(file);
}

/** Small, without what it tells of her phone, and on the phone before this returns. */
export async function keepAsPhoto(file: string): Promise<TakenPhoto> {
  const bytes = await shrinkPhoto(file);
  const photoId = await newId();
  await keepPhoto(photoId, bytes);
  return { photoId, sha256: sha256(bytes) };
}
