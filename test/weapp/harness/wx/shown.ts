import { byCallback, type Topic } from '../topic.ts';

const quiet = [
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'setBackgroundColor',
  'setBackgroundTextStyle',
  'pageScrollTo',
  'stopPullDownRefresh',
  'showShareMenu',
  'hideShareMenu',
  'updateShareMenu',
  'makePhoneCall',
  'setClipboardData',
  'vibrateShort',
  'vibrateLong',
  'previewImage',
  'hideKeyboard',
  'openSetting',
  'hideHomeButton',
];

/** What WeChat shows in its own frame: it only notes that it was asked. */
export const shown: Topic = {
  since: { hideHomeButton: '2.8.3' },
  open(inside) {
    const { device, realm } = inside;
    const noted = (what: string): unknown =>
      byCallback(inside, what, ({ success: _success, fail: _fail, complete: _complete, ...rest }) => {
        device.done.push({ what, with: JSON.parse(JSON.stringify(rest)) });
      });
    return {
      ...Object.fromEntries(quiet.map((name) => [name, noted(name)])),
      showModal: byCallback(inside, 'showModal', ({ title, content }) => {
        device.done.push({ what: 'showModal', with: { title, content } });
        return { confirm: device.answers.modal === 'confirm', cancel: device.answers.modal === 'cancel' };
      }),
      getMenuButtonBoundingClientRect: () => realm.give({ width: 87, height: 32, top: 28, right: 350, bottom: 60, left: 263 }),
    };
  },
};
