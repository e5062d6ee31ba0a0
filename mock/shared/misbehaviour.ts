import { asList, readChoice, readFields, readMilliseconds, readTimes, type Fields, type Readers } from './switches.ts';

/** For the next `times` calls; without it until the switches are reset. Without `action` for every call. */
export interface Aim<Action> {
  action?: Action;
  times?: number;
}

/** What any vendor may do to a call. */
export interface Misbehaviour<Action> {
  /** Milliseconds before the call is looked at. */
  slow: (Aim<Action> & { ms: number })[];
  /** Milliseconds between doing and answering: longer than the client waits. */
  late: (Aim<Action> & { ms: number })[];
  /** It is done, the answer never comes: the connection hangs or is cut. */
  silent: (Aim<Action> & { how: 'hang' | 'cut' })[];
}

export function readMisbehaviour<Action extends string>(
  actions: readonly Action[],
): { readers: Readers<Misbehaviour<Action>>; readAim: (fields: Fields) => Aim<Action> } {
  const readAim = ({ action, times }: Fields): Aim<Action> => ({
    ...(action === undefined ? {} : { action: readChoice(action, actions) }),
    ...readTimes(times),
  });
  /** A bare number of milliseconds is meant for every call; 0 for none. */
  const readDelays = (value: unknown): Misbehaviour<Action>['slow'] => {
    if (value === 0) return [];
    if (typeof value === 'number') return [{ ms: readMilliseconds(value) }];
    return asList(value)
      .map((entry) => readFields(entry, ['ms', 'action', 'times']))
      .map(({ ms, ...aim }) => ({ ms: readMilliseconds(ms), ...readAim(aim) }));
  };
  const readSilences = (value: unknown): Misbehaviour<Action>['silent'] =>
    asList(value)
      .map((entry) => readFields(entry, ['how', 'action', 'times']))
      .map(({ how, ...aim }) => ({ how: readChoice(how ?? 'hang', ['hang', 'cut'] as const), ...readAim(aim) }));
  return { readers: { slow: readDelays, late: readDelays, silent: readSilences }, readAim };
}
