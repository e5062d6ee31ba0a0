import Taro from '@tarojs/taro';
import { keepPhoto } from '../keep/keep.ts';
import { newId } from '../new-id.ts';
import { privacyProblem } from '../wechat/privacy.store.ts';
import { sha256 } from '../sha256.ts';
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
  const bytes = await shrinkPhoto(file);
  const photoId = await newId();
  await keepPhoto(photoId, bytes);
  return { photoId, sha256: sha256(bytes) };
}

async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'], sourceType: ['camera', 'album'] });
    return tempFilePaths[0];
  } catch (error) {
    const refused = privacyProblem(error);
    if (refused) throw refused;
    return undefined;
  }
}
