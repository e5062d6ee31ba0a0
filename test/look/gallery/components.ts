import { reportComponents } from './report-components.ts';

/** What stands in a slot: words, another component, or several of them. */
export type Content = string | Shown | readonly (string | Shown)[];
export interface Shown {
  component: string;
  props?: Record<string, unknown>;
  slots?: Record<string, Content>;
}

export interface ComponentState {
  name: string;
  props?: Record<string, unknown>;
  slots?: Record<string, Content>;
  /** The words of a button that is pressed before it is looked at. */
  press?: string;
  /** Seconds that pass before it is looked at. */
  waited?: number;
  /** A text that is there in this state alone; else the gallery's own heading. */
  shows?: string;
}

export interface GalleryComponent {
  states: readonly ComponentState[];
  /** A component that is a whole page, with a title of its own. */
  whole?: true;
}

const long = '住院花了很多钱，家里一时拿不出来，请您帮着想想办法';
const choices = [
  { value: 'self', label: '给我自己办' },
  { value: 'liaison', label: '我是村里的联络员，替村里的老人办' },
  { value: 'unknown', label: '不知道' },
];
const fact = (type: string) => ({
  type,
  question: '一年自己掏了多少看病钱？',
  example: '住院花5万，报了3万，自己掏2万，写20000。',
  why: long,
});
/** Every component of `src/mini/shared/ui` by its file's name; `npm run lint` names those that are missing. */
export const galleryComponents: Record<string, GalleryComponent> = {
  'aloud-bar': {
    states: [
      { name: 'reading', props: { state: 'reading', pace: 'usual', sentence: '在村里贴着，第3天。' } },
      { name: 'slow, a long sentence', props: { state: 'reading', pace: 'slow', sentence: long } },
      { name: 'failed', props: { state: 'failed', pace: 'usual', sentence: '' }, shows: '念不出来了' },
    ],
  },
  'aloud-button': {
    states: ['silent', 'reading'].map((state) => ({ name: state, props: { state } })),
  },
  'ask-age': {
    states: [
      { name: 'nothing yet', props: { label: '老伴多大了？', example: '周岁，70。', age: undefined, wrong: '' } },
      { name: 'not known', props: { label: '老伴多大了？', example: '周岁，70。', age: null, wrong: '' } },
      { name: 'wrong', props: { label: '老伴多大了？', example: '周岁，70。', age: 190, wrong: '请再看看，岁数不对。' } },
    ],
  },
  'ask-fact': {
    states: [
      { name: 'yes or no', props: { fact: fact('boolean'), answer: undefined, wrong: '' } },
      { name: 'a sum, said', props: { fact: fact('yuan'), answer: 12_345_678, wrong: '' } },
      { name: 'not known, and something wrong', props: { fact: fact('integer'), answer: null, wrong: '请填个数。' } },
    ],
  },
  'big-button': {
    states: [
      ...['main', 'plain', 'red', 'text'].map((kind) => ({ name: kind, props: { kind }, slots: { default: '下一题' } })),
      { name: 'long words', slots: { default: long } },
      { name: 'disabled', props: { disabled: true }, slots: { default: '手机正在算，请等一等…' } },
    ],
  },
  'call-button': {
    states: [
      { name: 'plain', props: { phone: '12349', words: '打12349' } },
      { name: 'red', props: { phone: '120', words: '打120，救护车', kind: 'red' } },
      { name: 'long words', props: { phone: '12349', words: '给村里帮忙的欧阳阿依古丽打电话' } },
    ],
  },
  'catalogue-age': {
    states: [
      { name: 'her village', props: { on: '2026-11-27' } },
      { name: 'a whole county', props: { on: '2026-12-31', whole: true } },
    ],
  },
  card: { states: ['plain', 'amber', 'green', 'red'].map((tone) => ({ name: tone, props: { tone }, slots: { default: long } })) },
  'choose-village': { states: [{ name: 'which village' }] },
  'choice-rows': {
    states: [
      { name: 'nothing chosen', props: { label: '您替谁办？', choices } },
      { name: 'one chosen', props: { label: '您替谁办？', choices, chosen: 'liaison' } },
    ],
  },
  folded: {
    states: [
      { name: 'folded', props: { title: '为什么问这个' }, slots: { default: long } },
      { name: 'open', props: { title: '为什么问这个' }, slots: { default: long }, press: '为什么问这个', shows: long },
    ],
  },
  'link-card': {
    states: [
      ...['plain', 'main', 'amber', 'green'].map((tone) => ({
        name: tone,
        props: { tone, icon: 'book', title: '码上知', text: '看看家里能得什么帮助' },
      })),
      { name: 'row', props: { tone: 'row', icon: 'letter', title: '给我的消息' } },
      { name: 'long, with a mark', props: { title: '还没交上：临时救助（支出型）', text: long, mark: '号 8362 0417' } },
    ],
  },
  'page-frame': {
    whole: true,
    states: [
      { name: 'title and words', props: { title: '家里能得什么帮助' }, slots: { default: long } },
      {
        name: 'a question with a foot',
        props: { title: '一起过日子的，一共几口人？', question: true, back: 'own' },
        slots: { default: long.repeat(12), foot: { component: 'big-button', slots: { default: '下一题' } } },
      },
      { name: 'a demo, no way back', props: { title: '您扫的是：', back: 'none', demo: true }, slots: { default: long } },
    ],
  },
  'date-columns': {
    states: [
      { name: 'nothing chosen', props: { label: '哪天住的院？', value: '', from: 1990, to: 2026 } },
      { name: 'a day', props: { label: '哪天住的院？', value: '2026-11-24', from: 1990, to: 2026 } },
      { name: 'wrong', props: { label: '哪天住的院？', value: '', from: 2020, to: 2026, wrong: '请选年、月、日。' } },
    ],
  },
  'emergency-calls': { states: [{ name: 'three numbers', props: {} }] },
  'empty-state': {
    states: [
      { name: 'a sentence', props: { text: '还没有消息。有了会告诉您。' } },
      {
        name: 'with a way on',
        props: { text: '这个手机号还没交过。' },
        slots: { default: { component: 'big-button', props: { kind: 'plain' }, slots: { default: '看看想办哪一样' } } },
      },
    ],
  },
  ...reportComponents,
  'line-icon': {
    states: ['phone', 'book', 'pen', 'clock', 'bell', 'speaker', 'type', 'camera', 'person', 'village', 'letter', 'next', 'back'].map(
      (name) => ({ name, props: { name } }),
    ),
  },
  'notice-band': {
    states: [
      { name: 'demo', props: { kind: 'demo', words: '演示数据，不是政府公告' } },
      { name: 'done', props: { kind: 'done', words: '认出您了' } },
      { name: 'warning', props: { kind: 'warning', words: '现在没网。能看，也能写，写的都在手机里。' } },
      { name: 'person', props: { kind: 'person', name: '现在是替阿依古丽·买买提江办', words: '写的都是这一家的事。' } },
    ],
  },
  'looked-up': {
    states: [
      { name: 'a number is needed', props: { state: 'sign-in', signIn: '认一下手机号，就能看到。' }, shows: '认手机号' },
      {
        name: 'as it was yesterday',
        props: { state: 'old', signIn: '', asOf: '昨天下午3点', problem: { title: '现在没网', text: '' } },
        slots: { default: '镇上接下了' },
        shows: '这是昨天下午3点的情况',
      },
    ],
  },
  'number-pad': {
    states: [
      { name: 'empty', props: { label: '一共几口人？', value: '', unit: '', longest: 2 } },
      { name: 'a sum', props: { label: '自己掏了多少？', value: '12345678', unit: '元', longest: 8 } },
      { name: 'wrong', props: { label: '自己掏了多少？', value: '', unit: '元', longest: 8, wrong: '请填个数。不清楚就点“不知道”。' } },
    ],
  },
  'photo-tile': {
    states: [
      {
        name: 'kept',
        props: { picture: 'data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27/%3E', name: '第1张照片', state: 'kept' },
      },
      { name: 'lost', props: { picture: '', name: '第1张照片', state: 'lost' } },
    ],
  },
  'privacy-sheet': { states: [{ name: 'not asked: nothing' }] },
  'progress-words': {
    states: [
      { name: 'the first', props: { at: 1, of: 16 } },
      { name: 'in the middle', props: { at: 8, of: 16 } },
      { name: 'the last', props: { at: 16, of: 16 } },
    ],
  },
  sheet: {
    states: [
      {
        name: 'a question',
        props: { title: '真的删掉？', text: '写的和拍的都会没有，找不回来。' },
        slots: { default: { component: 'big-button', props: { kind: 'red' }, slots: { default: '删掉' } } },
      },
    ],
  },
  'tell-me': { states: [{ name: 'not in WeChat: nothing' }] },
  'time-line': {
    states: [
      {
        name: 'each sign',
        props: {
          entries: [
            {
              key: '4',
              tone: { name: 'refused', sign: '✕', word: '没办成' },
              title: '这次没办成',
              text: long,
              by: '县民政局 · 12月1日 星期二',
            },
            {
              key: '3',
              tone: { name: 'needs-you', sign: '!', word: '等您' },
              title: '还差东西',
              text: '一共差2样。',
              by: '海丰街道 · 11月26日 星期四',
            },
            {
              key: '2',
              tone: { name: 'on-its-way', sign: '→', word: '正在办' },
              title: '正在查家里收入',
              text: '您不用跑。',
              by: '县里 · 11月25日 星期三',
            },
            {
              key: '1',
              tone: { name: 'done', sign: '✓', word: '办好了' },
              title: '交给镇上了',
              text: '',
              by: '您 · 11月24日 星期二 上午9:05',
            },
          ],
        },
      },
    ],
  },
  'waiting-lines': {
    states: [
      { name: 'the shape', waited: 1 },
      { name: 'slow', waited: 6, shows: '网有点慢' },
    ],
  },
  'problem-card': {
    states: [
      {
        name: 'to be tried again',
        props: { problem: { title: '现在没网', text: '您写的都在手机里，没丢。着急就打12349。' }, again: true },
      },
      { name: 'final', props: { problem: { title: '没找着', text: long } } },
    ],
  },
  'qr-code': { states: [{ name: 'a receipt', props: { text: 'https://county.example/m/A23456789BCDU', label: '回执上的码' } }] },
  'text-field': {
    states: [
      { name: 'empty', props: { label: '姓名', value: '' } },
      { name: 'a few sentences', props: { label: '说说怎么回事', kind: 'long', value: `${long}。${long}。${long}。` } },
      { name: 'written', props: { label: '身份证号', kind: 'idcard', value: '999900195601150012', echo: '999900 1956 0115 0012' } },
      { name: 'wrong', props: { label: '手机号', kind: 'number', value: '1690000', wrong: '手机号是11位，1开头。请再看看。' } },
    ],
  },
  'tick-row': {
    states: [
      { name: 'not ticked', props: { text: long, ticked: false } },
      { name: 'ticked', props: { text: '现在没有，以后再补', ticked: true } },
    ],
  },
};
