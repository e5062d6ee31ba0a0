const onWechat = process.env.TARO_ENV === 'weapp';
/** WeChat's 同声传译, where the county's account has it: the version that reads aloud. */
const voicePlugin = process.env.TARO_APP_VOICE_PLUGIN;

/**
 * Main package: what must be there without a network, which is everything to read and to fill in. Nobody tells when a
 * subpackage has been preloaded, so what is promised offline may not lie in one: only signing in and what is asked of the county
 * about the code on a wall or the visitor at a door, which need a network.
 */
export default defineAppConfig({
  pages: [
    'home/index',
    'emergency/index',
    'qr/landing',
    'qr/choose',
    'learn/list',
    'learn/program',
    'learn/check/index',
    'learn/check/members',
    'learn/check/ask',
    'learn/check/results',
    'learn/check/result',
    'learn/find/programs',
    'learn/find/more',
    'learn/news/list',
    'learn/news/one',
    'learn/news/loudspeaker',
    'learn/sunshine/index',
    'apply/choose',
    'apply/form',
    'apply/review',
    'apply/receipt',
    'apply/mend',
    'check/list',
    'check/receipt',
    'check/household',
    'check/matter',
    'check/looks',
    'check/withdraw',
    'check/supply',
    'check/correct',
    'check/speak',
    'notify/inbox',
    'notify/told',
    'duty/list',
    'lead/report',
    'grievance/complain',
    'grievance/rate',
  ],
  subPackages: [
    { root: 'consent', pages: ['mine', 'asked'] },
    { root: 'me', pages: ['index', 'sign-in'] },
    { root: 'qr/wall', pages: ['check-code', 'report-code', 'check-round'] },
    { root: 'visit', pages: ['today'] },
  ],
  preloadRule: { 'home/index': { network: 'all', packages: ['me', 'qr/wall', 'consent', 'visit'] } },
  lazyCodeLoading: 'requiredComponents',
  // H5 alone: nothing moves that is not an answer to a tap.
  animation: false,
  window: {
    navigationBarTitleText: '码上',
    // Names out of theme.json: WeChat's own bar follows the dark mode of the phone.
    ...(onWechat
      ? {
          backgroundColor: '@ground',
          backgroundTextStyle: '@pull',
          navigationBarBackgroundColor: '@bar',
          navigationBarTextStyle: '@barText',
        }
      : { backgroundColor: '#F4F6F3', navigationBarBackgroundColor: '#FFFFFF', navigationBarTextStyle: 'black' }),
  },
  ...(onWechat && voicePlugin ? { plugins: { WechatSI: { version: voicePlugin, provider: 'wx069ba97219f66d99' } } } : {}),
  ...(onWechat ? { darkmode: true, themeLocation: 'theme.json', __usePrivacyCheck__: true } : {}),
});
