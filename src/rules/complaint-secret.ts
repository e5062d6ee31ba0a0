/*
 * 口令: with the number it opens the answer to a complaint, on whichever phone. Twelve figures, because it is read out and typed by people
 * who know no letters: some 40 bits, and whoever guesses is slowed at each number. Earlier releases made a uuid, the desk ten of its letters.
 */

/** From an id that was made for this alone. */
export function secretFrom(id: string): string {
  const sixOf = (part: string) => String(Number.parseInt(part, 16) % 1_000_000).padStart(6, '0');
  return sixOf(id.slice(0, 8)) + sixOf(id.slice(-8));
}

/** As it is read out: 4821 7730 2296. Nothing for what is too long to be written down. */
export function sayableSecret(secret: string): string | undefined {
  return /^\d{12}$/.test(secret) ? secret.replace(/(.{4})(?=.)/g, '$1 ') : undefined;
}

const numberLength = 8;

/** As somebody types them off a slip of paper, with or without spaces; nothing that could be neither. */
export function readComplaintKey(number: string, secret: string): { number?: string; secret?: string } {
  const plain = (text: string) => text.replace(/[\s\u00a0]/g, '').toLowerCase();
  const [figures, word] = [plain(number).replace(/-/g, ''), plain(secret)];
  return {
    ...(figures.length === numberLength && /^\d+$/.test(figures) ? { number: figures } : {}),
    ...(/^[0-9a-z-]{8,40}$/.test(word) ? { secret: /^[\d-]+$/.test(word) ? word.replace(/-/g, '') : word } : {}),
  };
}
