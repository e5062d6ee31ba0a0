/*
 * A practice ground is a county of its own, minted anew at each beginning: 371623-p7 is the seventh of 371623. Its id says what it is, so
 * that code and database (migration 0010) can refuse by it without asking anybody.
 */

const form = /^(.+)-p(\d+)$/;

export function practiceId(county: string, generation: number): string {
  return `${county}-p${generation}`;
}

export function isPractice(county: string): boolean {
  return form.test(county);
}

/** The county that this one is a practice ground of; nothing where it is a real one. */
export function practiceOf(county: string): string | undefined {
  return form.exec(county)?.[1];
}

/** 1 for the first; 0 where there has been none. */
export function generationOf(ground: string | null | undefined): number {
  return Number(form.exec(ground ?? '')?.[2] ?? 0);
}
