import { judgePhoto, type PhotoFault } from '../../../rules/photo/judge-photo.ts';
import { choosePhoto } from './choose-photo.ts';
import { readPixels } from './read-pixels.ts';
import { keepAsPhoto, type TakenPhoto } from './take-photo.ts';

/** The photo of a paper, kept, and what may spoil it. Where pixels cannot be read nothing is said, and she goes on. */
export async function takeJudgedPhoto(begun: () => void): Promise<{ photo: TakenPhoto; fault: PhotoFault | undefined } | undefined> {
  const file = await choosePhoto();
  if (!file) return undefined;
  begun();
  const photo = await keepAsPhoto(file);
  const pixels = await readPixels(file);
  const judged = pixels ? judgePhoto(pixels) : 'fine';
  return { photo, fault: judged === 'fine' ? undefined : judged.why };
}
