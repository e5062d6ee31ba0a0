/** Used by Taro alone. The browsers are those of old phones: iOS 13, Chrome 74 (toolchain of WeChat's Android web view). */
export default {
  presets: [['taro', { framework: 'vue3', ts: true, compiler: 'webpack5', targets: { ios: '13', chrome: '74', android: '74' } }]],
};
