/** Held together by word joiners: a name is not broken over two lines. Figures hold by themselves, and are read aloud as one. */
export const whole = (text: string): string => (text.match(/\d+|[^\d]/gu) ?? []).join('\u2060');

/** Broken between its words alone: 11月24日 星期二. */
export const wholeWords = (text: string): string => text.split(' ').map(whole).join(' ');
