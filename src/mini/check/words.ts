import type { Tone } from '../../rules/procedure-shape.ts';

export const words = {
  list: {
    title: '我的事办到哪了',
    none: '这个手机号还没交过。用别的号交的，就认那个号。',
    noneButton: '看看想办哪一样',
    signIn: { text: '认一下手机号，就能看到办到哪了。', receipt: '这是您交东西的单子。认一下当时的手机号，就能看到。', button: '认手机号' },
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
    may: '您现在可以',
    callTown: (hotline: string) => `打${hotline}问一问`,
    town: (town: string) => `现在归${town}`,
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
