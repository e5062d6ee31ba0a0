import Taro from '@tarojs/taro';
import { privacyProblem } from '../wechat/privacy.store.ts';

/** Where the picture lies; undefined when she closed the camera. Camera or album the phone itself asks. */
export async function choosePhoto(): Promise<string | undefined> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'], sourceType: ['camera', 'album'] });
    return tempFilePaths[0];
  } catch (error) {
    const refused = privacyProblem(error);
    if (refused) throw refused;
    return undefined;
  }
}
