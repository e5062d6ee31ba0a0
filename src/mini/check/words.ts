import type { Tone } from '../../rules/procedure-shape.ts';

export const words = {
  list: {
    title: '我的事办到哪了',
    none: '这个手机号还没交过。用别的号交的，就认那个号。',
    noneButton: '看看想办哪一样',
    signIn: { text: '认一下手机号，就能看到办到哪了。', receipt: '这是您交东西的单子。认一下当时的手机号，就能看到。' },
    /** Never broken over two lines: it is read out over the telephone. */
    number: (number: string) => `号\u00a0${number.replace(' ', '\u00a0')}`,
    /** Held together by word joiners: a name is not broken over two lines either. */
    forWhom: (name: string) => `给${[...name].join('\u2060')}`,
    waiting: (program: string) => `还没交上：${program}`,
    waitingText: '在手机里等着，点开看',
  },
  matter: {
    title: '办到哪了',
    next: '下一步',
    overdue: '过了说好的日子',
    timeline: '办的经过',
    callTown: (hotline: string) => `打${hotline}问一问`,
  },
  after: {
    missing: (count: number) => `还差${count}样，一次说全：`,
    stillGoes: '先办着不耽误，补上就行。',
    supply: '拍照补材料',
    waiting: (count: number) => `${count}张照片等着交，点开看`,
    more: '再交一张材料',
    asked: '家里人点同意',
    again: '重新办',
    againText: '情况变了，随时能再办。不算重复。',
    told: '谁收消息',
    consents: '我同意过的事',
  },
  supply: {
    title: '补材料',
    photo: '照片',
    take: (paper: string) => `拍${paper}`,
    more: '别的也能再交',
    onlyFor: (whom: string) => `${whom}才要`,
    nothingMissing: '要的都有了。想多交，也可以。',
    over: '这件事不用再补材料。',
    arrived: (paper: string) => `${paper}交上了，镇上看得到`,
    waiting: (paper: string) => `还没交上：${paper}`,
    waitingText: '照片在手机里，没丢。有网自己交。',
    shrinking: '正在把照片变小…',
    sending: '正在交…',
    kept: '县里收到以前，照片都留在手机里。',
  },
  correct: {
    title: '改一句',
    which: '改哪一句？',
    again: '请再答一次，以这次为准。',
    send: '改成这样',
    other: '改别的',
    another: '再改一句',
    back: '好了，回去',
    done: '改好了',
    doneText: '镇上照改过的看。',
  },
  withdraw: {
    title: '真的不办了？',
    text: '不办了，镇上就不再看这件事。什么时候想办，再来。',
    yes: '不办了',
  },
  /** The sign and its word: colour never speaks alone. */
  tones: {
    done: { sign: '✓', word: '办好了' },
    'on-its-way': { sign: '→', word: '正在办' },
    'needs-you': { sign: '!', word: '等您' },
    refused: { sign: '✕', word: '没办成' },
  } satisfies Record<Tone, { sign: string; word: string }>,
} as const;

/** A tone of a newer release is shown as something on its way. */
export function toneOf(kind: string): { sign: string; word: string; name: Tone } {
  const name = (kind in words.tones ? kind : 'on-its-way') as Tone;
  return { ...words.tones[name], name };
}
