import Taro from '@tarojs/taro';
import { keepPhoto } from '../../shared/keep/keep.ts';
import { newId } from '../../shared/new-id.ts';
import { privacyProblem } from '../../shared/wechat/privacy.store.ts';
import { sha256 } from '../../shared/sha256.ts';
import type { DraftPaper } from '../../shared/send/draft.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** Undefined when she closed the camera. The photo is on the phone before this returns. */
export async function takePhoto(kind: string, begun: () => void): Promise<DraftPaper | undefined> {
  const file = await choosePhoto();
  if (!file) return undefined;
  begun();
  const bytes = await shrinkPhoto(file);
  const paperId = await newId();
  await keepPhoto(paperId, bytes);
  return { paperId, kind, sha256: sha256(bytes) };
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
