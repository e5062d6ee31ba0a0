export const words = {
  title: '工作人员登录',
  login: '账号',
  password: '密码',
  code: '动态码',
  codeHint: '手机验证器上的6个数字，30秒一换，用过就换下一个。',
  codeWrong: '动态码是6个数字。请看验证器，再填一次。',
  empty: '请填账号和密码。',
  signIn: '登录',
  signingIn: '正在登录…',
  signOut: '退出',
  ended: {
    title: '登录过期了',
    text: (minutes: number, hours: number) => `${minutes}分钟没动，或者登录满${hours}小时了。登录好了，还回刚才那一页，写的都在。`,
  },
  /** The county refuses a sign-in that comes from a page of another address. */
  wrongAddress: { title: '网址不对', text: '请用县里发给您的网址打开这一页，再登录。' },
} as const;
