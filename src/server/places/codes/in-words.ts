import { Problem } from '../../platform/problem.ts';

/** What an officer wrote in one line, as people will read it. `field-refused` where hardly anything is left of it. */
export function inWords(text: string, field: string): string {
  const line = text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (line.length < 2) throw new Problem('field-refused', { field });
  return line;
}
