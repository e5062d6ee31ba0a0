/** Puts values into the words of a procedure; spaces around a brace are for its reader only. A value that is not there yet says 还没定. */
export function fillWords(text: string, values: Record<string, string | undefined>): string {
  return text.replace(/ ?\{(\w+)\} ?/g, (_brace, name: string) => values[name] ?? '还没定');
}
