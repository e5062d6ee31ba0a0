/** One way of looking at a page. */
export interface Look {
  /** CSS pixels. */
  width: 320 | 375 | 430;
  /** 1: as phones come · 1.4: the phone's own text size raised · large: the app's 大字 mode. */
  text: '1' | '1.4' | 'large';
  scheme: 'light' | 'dark';
}

const widths = [320, 375, 430] as const;
const texts = ['1', '1.4', 'large'] as const;

/** Every width with every size of text, and by night where it is narrowest and where it is usual. */
export const allLooks: readonly Look[] = [
  ...texts.flatMap((text) => widths.map((width): Look => ({ width, text, scheme: 'light' }))),
  { width: 375, text: '1', scheme: 'dark' },
  { width: 320, text: '1.4', scheme: 'dark' },
];

/** The looks that are shown on the sheets: one of each kind, so that a sheet is still read at a glance. */
export function isPictured({ width, text, scheme }: Look): boolean {
  if (scheme === 'dark' || text === 'large') return width === 375;
  return text === '1.4' ? width === 320 : width !== 320;
}

/** The look in which most goes wrong, for a quick walk. */
export const hardestLook: Look = { width: 320, text: '1.4', scheme: 'light' };

/** A short phone: what is above the fold on it is above it on all. */
export const windowHeight = 640;

export function nameOfLook({ width, text, scheme }: Look): string {
  return `${width} px, text ${text}${scheme === 'dark' ? ', dark' : ''}`;
}
