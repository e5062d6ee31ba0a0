import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What can happen to a store: a name, and what is done with its value now and at the next start. */
export type Doers = Record<string, (value: never) => void>;

export type Keep<D extends Doers> = <What extends keyof D>(what: What, value: Parameters<D[What]>[0]) => void;

/**
 * Does again what an earlier start wrote down, and answers the function that does and writes down what comes.
 * @param file without one nothing is written
 * @throws when the place cannot be written
 */
export function openJournal<D extends Doers>(doers: D, file?: string): Keep<D> {
  if (file) {
    for (const [what, value] of readLines(file)) doers[what]?.(value);
    // Ends a line cut by a kill; and a place that cannot be written fails here rather than at the first message.
    appendFileSync(file, '\n');
  }
  return (what, value) => {
    if (file) appendFileSync(file, `${JSON.stringify([what, value])}\n`);
    (doers[what] as (value: unknown) => void)(value);
  };
}

/** A line cut by a kill is left out: what it told of was never answered. */
function* readLines(file: string): Generator<[string, never]> {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    try {
      if (line) yield JSON.parse(line) as [string, never];
    } catch {
      continue;
    }
  }
}
