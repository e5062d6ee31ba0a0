/** What taking a consent back does, told before she does it; where the catalogue of that day said nothing of it. */
const effects: Readonly<Record<string, string>> = {
  'household-check': '县里不再查您家的收入和存款。镇上只照您自己说的看。可能请您多拿些材料，办得慢些。',
  'sensitive-data': '镇上不再看您交的证件和病历照片。要用的时候，得您当面拿去。',
};

export function consentEffect(kind: string, told?: string): string {
  return told ?? effects[kind] ?? '从点的那天起不算数了。以前办过的不变，您的事不停。';
}

/** A promise to say the truth is no permission: who does not stand by it any more withdraws the application itself. */
export function mayTakeBack(kind: string): boolean {
  return kind !== 'truth';
}
