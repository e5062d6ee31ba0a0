/** What WeChat itself makes us ask and say, in every room. */
export const words = {
  privacy: {
    title: '用之前，先问您一声',
    uses: '要用手机号认您，用照片交材料。',
    only: '只交给县里办事，不给别人。',
    contract: '打开说明看看',
    agree: '同意',
    disagree: '不同意，先不用',
    without: '不同意也能办：照片以后补，手机号用短信认。',
    album: {
      uses: '要把这张图存进您的相册。',
      only: '只存这一张，不看您别的照片。',
      without: '不同意也行：打开图片，用手指按住，也能存。',
    },
  },
  privacyRefused: { title: '您没同意用照片', text: '照片可以以后补，别的接着写。想同意了，再点一次拍照。' },
  tell: {
    ask: '有进度，微信告诉我',
    accepted: '好，下次有进度，微信告诉您。',
    declined: '没开。短信照样告诉您。',
    'switched-off': '您的微信把消息关了。点下面打开，再点一次。不开也行，短信照样告诉您。',
    'not-now': '这会儿没开成。短信照样告诉您。',
    'not-recorded': '网不好，没记上。短信照样告诉您。',
    settings: '去打开',
  },
  update: { title: '有新的了', text: '换上新的，写的都在。', now: '换上', later: '等会儿' },
  share: {
    home: '码上：看看家里能得什么帮助',
    learn: '村里人能得的帮助，都在这',
    program: (name: string) => `${name}：谁能得，怎么办`,
  },
} as const;
