/** What was typed, where something was: the county refuses an empty word. */
export function wordsOf(text: string): { words?: string } {
  return text.trim() ? { words: text.trim() } : {};
}
