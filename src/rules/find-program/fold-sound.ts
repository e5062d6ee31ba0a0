const rounded: Record<string, string> = {
  hu: 'fu',
  hua: 'fa',
  huo: 'fo',
  hui: 'fei',
  hun: 'fen',
  hong: 'feng',
  huan: 'fan',
  huang: 'fang',
};

/**
 * A syllable, or the beginning of one, as the region's ear hears it: zh/z, ch/c, sh/s, n/l, f/h before a rounded vowel, and in/ing, en/eng,
 * an/ang are one.
 */
export function foldSound(syllable: string): string {
  return (rounded[syllable] ?? syllable)
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/([aei]n)g$/, '$1');
}
