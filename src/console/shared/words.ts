import type { ProblemCode } from '../../contract/problem-codes.ts';

/** What every room of the staff's page has to say. */
export const words = {
  home: '码上 · 工作人员',
  /** In front of the name of every tab that rehearses. */
  practice: '练习',
  demo: '演示数据，不是政府公告',
  watched: '每次打开都会记下来：谁看的、什么时候、看了哪一件。',
  wait: '正在打开…',
  slow: '有点慢，还在等。',
  again: '再试一次',
  freshen: '刷新',
  goesOn: '后面还有',
  more: (shown: number) => `先看了${shown}条，后面还有。前面的办完了，后面的就出来。`,
  newest: (shown: number) => `这是最近的${shown}条，再早的没列出来。`,
  sending: '正在记…',
  leave: '先不办',
  nowhere: { title: '没有这一页', text: '网址不对，或者这一页已经换了地方。' },
  toList: '‹ 要办的事',
  skip: '跳到正文',
  close: '关上',
  keys: {
    button: '快捷键',
    title: '快捷键',
    show: '看快捷键',
    everywhere: [
      { shown: 'Tab', does: '去下一个能按的地方' },
      { shown: 'Esc', does: '关上、先不办' },
    ],
    safe: '按一个键只是打开，什么都不会记下。要记，还得再确认一次。',
    on: '用单个字母的快捷键',
  },
  /** Behind a refusal that says when to come back. */
  retryAfter: (seconds: number) => (seconds < 60 ? `请等${seconds}秒再试。` : `请等${Math.ceil(seconds / 60)}分钟再试。`),
} as const;

/** What can go wrong before the county has said anything. */
export type DeskCode = 'no-network' | 'too-slow' | 'not-understood' | KeyTrouble;

/** What a security key or the browser before it did not do. */
export type KeyTrouble = 'key-not-touched' | 'key-known-already' | 'key-unfit';

/** The county's own words are for villagers; where they would mislead at a desk, these stand instead. */
export const deskWords: Partial<Record<ProblemCode, { title: string; text: string }>> & Record<DeskCode, { title: string; text: string }> =
  {
    'sign-in-needed': { title: '登录过期了', text: '请再登录一次。登录好了，还在这一页。' },
    'not-found': { title: '没找着', text: '没有这一件，或者不在您管的地方。' },
    'too-large': { title: '文件太大了', text: '请分成几个文件。' },
    'too-many-tries': { title: '试得太多了', text: '先停一会儿，停的时候别再试。' },
    'already-sent-differently': { title: '这一步已经记过了', text: '刚才那次记上了，写的和这次不一样。以记上的为准。' },
    'try-again-later': { title: '这会儿办不了', text: '服务器出了点事，正在修。' },
    'no-network': { title: '连不上', text: '网断了，或者服务器停了。' },
    'too-slow': { title: '太慢了', text: '等了很久没有回话。' },
    'key-not-touched': { title: '没等到密钥', text: '插好密钥，按浏览器说的做。想换办法，就用6位数字。' },
    'key-known-already': { title: '这把已经加过了', text: '插另一把再试。' },
    'key-unfit': { title: '这把密钥用不了', text: '太旧了，或者这个浏览器不认它。换一把，或用6位数字。' },
    'not-understood': { title: '没看懂回话', text: '回来的不是县里的话，可能被中间的网络改了。' },
  };
