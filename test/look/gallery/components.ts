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
/** Every component of `src/mini/shared/ui` by its file's name; `npm run check` names those that are missing. */
export const galleryComponents: Record<string, GalleryComponent> = {
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
  card: { states: ['plain', 'amber', 'green', 'red'].map((tone) => ({ name: tone, props: { tone }, slots: { default: long } })) },
  'choice-rows': {
    states: [
      { name: 'nothing chosen', props: { label: '您替谁办？', choices } },
      { name: 'one chosen', props: { label: '您替谁办？', choices, chosen: 'liaison' } },
    ],
  },
  folded: {
    states: [
      { name: 'folded', props: { title: '为什么问这个' }, slots: { default: long } },
      { name: 'open', props: { title: '为什么问这个' }, slots: { default: long }, press: '为什么问这个' },
    ],
  },
  'link-card': {
    states: [
      ...['plain', 'main', 'amber', 'green'].map((tone) => ({
        name: tone,
        props: { tone, title: '码上知', text: '看看家里能得什么帮助' },
      })),
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
      { name: 'written', props: { label: '身份证号', kind: 'idcard', value: '999900195601150012' } },
      { name: 'with a unit', props: { label: '看病自己花了多少', kind: 'number', value: '12345678', unit: '元' } },
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
