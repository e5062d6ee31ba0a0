/** Where a line comes from. `demo`: nobody published it, and the sheet says so. */
export interface LineSource {
  kind: 'law' | 'county-promise' | 'demo';
  ref: string;
}
export interface WindowLine {
  text: string;
  source: LineSource;
}

/** What a county says of its windows for 六上墙, where it follows from nothing else that it says. */
export interface WindowWords {
  version: number;
  /** From which day on. */
  since: string;
  /** Programs whose steps hang on the wall, by id and in this order; the others are told at the window. */
  flow: string[];
  /** Programs whose sums hang there too; absent: of all of them. The others stand there by name and in one sentence. */
  inFull?: string[];
  duties: { county: WindowLine[]; town: WindowLine[] };
  rules: (WindowLine & { title: string })[];
  complaints: WindowLine[];
}

const kinds: readonly string[] = ['law', 'county-promise', 'demo'] satisfies LineSource['kind'][];

/** What is wrong with them, in plain words; empty if nothing is. */
export function checkWindowWords(words: WindowWords, programs: ReadonlySet<string>): string[] {
  const { duties, rules, complaints, flow } = words;
  const lines = [...duties.county, ...duties.town, ...rules, ...complaints];
  return [
    ...(/^\d{4}-\d{2}-\d{2}$/.test(words.since) ? [] : ['they lack the day from which they hold']),
    ...lines
      .filter(({ source }) => !kinds.includes(source?.kind) || !source.ref)
      .map(({ text }) => `the line ${text} does not say where it comes from`),
    ...lines
      .filter(({ source }) => source?.kind === 'law' && source.ref.includes('演示'))
      .map(({ text }) => `the line ${text} calls law what is 演示`),
    ...[...flow, ...(words.inFull ?? [])].filter((id) => !programs.has(id)).map((id) => `the program ${id} is not in the catalogue`),
  ];
}
