export const words = {
  title: '给我的消息',
  none: '还没有消息。有了会告诉您。',
  unread: '没看过',
  seeNews: '看看哪天来',
  see: '看看这件事',
  seeProgram: '看看要什么',
  toldNoMore: '以后不再告诉您这类。',
  tellNoMore: '以后不用告诉我这类',
  tellAgain: '还是告诉我',
  signIn: '认一下手机号，就能看给您的消息。',
} as const;
