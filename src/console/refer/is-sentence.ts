/** As the county takes it: 2 to 300 characters. */
export function isSentence(text: string): boolean {
  const { length } = text.trim();
  return length >= 2 && length <= 300;
}
