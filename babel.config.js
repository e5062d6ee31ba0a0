/**
 * Used by Taro alone. The browsers are those of old phones: iOS 13, Chrome 74 (toolchain of WeChat's Android web view).
 * What `exclude` leaves alone they know but for a corner of each, and `include` transpiles that corner: what preset-env
 * calls bugfixes, which Taro's preset does not hand on. It spares every default parameter a detour by `arguments`.
 */
export default {
  presets: [
    [
      'taro',
      {
        framework: 'vue3',
        ts: true,
        compiler: 'webpack5',
        targets: { ios: '13', chrome: '74', android: '74' },
        exclude: ['transform-parameters', 'transform-destructuring'],
        include: [
          'bugfix/transform-safari-id-destructuring-collision-in-function-expression',
          'bugfix/transform-safari-rest-destructuring-rhs-array',
        ],
      },
    ],
  ],
};
