/** How a stand-in misbehaves on purpose. Everything is off until a test or a person turns it on. */
export interface Switches<State> {
  readonly state: State;
  /** Throws one plain sentence when told something it does not know. */
  set(change: unknown): void;
  reset(): void;
}

export type Readers<State> = { [Key in keyof State]: (value: unknown) => State[Key] };
export type Fields = Record<string, unknown>;

export function createSwitches<State extends object>(off: () => State, readers: Readers<State>, changed: () => void): Switches<State> {
  const state = off();
  return {
    state,
    set(change) {
      const given = readFields(change, Object.keys(readers));
      Object.assign(state, Object.fromEntries(Object.entries(given).map(([key, value]) => [key, readers[key as keyof State](value)])));
      changed();
    },
    reset() {
      Object.assign(state, off());
      changed();
    },
  };
}

/** The first entry that fits, counted down; a spent one is removed. */
export function take<Entry extends { times?: number }>(list: Entry[], fits: (entry: Entry) => boolean): Entry | undefined {
  const entry = list.find(fits);
  if (entry?.times !== undefined && --entry.times <= 0) list.splice(list.indexOf(entry), 1);
  return entry;
}

export function readFields(value: unknown, known: string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('a switch is set by a JSON object');
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`no switch is called ${unknown.join(', ')}; known: ${known.join(', ')}`);
  return value as Fields;
}

export function readTimes(times: unknown): { times?: number } {
  if (times === undefined) return {};
  if (!Number.isInteger(times) || (times as number) < 1) throw new Error('times is a whole number from 1');
  return { times: times as number };
}

export function readMilliseconds(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 3_600_000)
    throw new Error('milliseconds are a whole number up to an hour');
  return value as number;
}

export function readText(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw new Error('a text is missing');
  return value;
}

export function readChoice<Choice>(value: unknown, choices: readonly Choice[]): Choice {
  if (!choices.includes(value as Choice)) throw new Error(`one of ${choices.join(', ')}`);
  return value as Choice;
}

export function asList(value: unknown): unknown[] {
  return value === null ? [] : Array.isArray(value) ? value : [value];
}
