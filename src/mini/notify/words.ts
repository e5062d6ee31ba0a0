export const words = {
  title: '给我的消息',
  none: '还没有消息。有了会告诉您。',
  unread: '没看过',
  seeNews: '看看哪天来',
  see: '看看这件事',
  signIn: '认一下手机号，就能看给您的消息。',
} as const;
