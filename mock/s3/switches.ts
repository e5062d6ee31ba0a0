import {
  asList,
  createSwitches,
  readChoice,
  readFields,
  readMilliseconds,
  readText,
  readTimes,
  type Fields,
  type Readers,
  type Switches,
} from '../shared/switches.ts';

export const actions = ['put', 'get', 'delete'] as const;
export type Action = (typeof actions)[number];

/** For the next `times` calls; without it until the switches are reset. Without `action` for every call. */
interface Aim {
  action?: Action;
  times?: number;
}

export interface SwitchState {
  /** Milliseconds before the call is looked at. */
  slow: (Aim & { ms: number })[];
  /** Milliseconds between doing and answering: longer than the client waits. */
  late: (Aim & { ms: number })[];
  /** It is done, the answer never comes: the connection hangs or is cut. */
  silent: (Aim & { how: 'hang' | 'cut' })[];
  /** Nothing is done. */
  fail: (Aim & { status: number; code: string })[];
}

export type S3Switches = Switches<SwitchState>;

const off = (): SwitchState => ({ slow: [], late: [], silent: [], fail: [] });

const readers: Readers<SwitchState> = {
  slow: readDelays,
  late: readDelays,
  silent: (value) =>
    asList(value)
      .map((entry) => readFields(entry, ['how', 'action', 'times']))
      .map(({ how, ...aim }) => ({ how: readChoice(how ?? 'hang', ['hang', 'cut'] as const), ...readAim(aim) })),
  fail: (value) =>
    asList(value)
      .map((entry) => readFields(entry, ['status', 'code', 'action', 'times']))
      .map(({ status, code, ...aim }) => ({
        status: readChoice(status ?? 503, [400, 403, 500, 503]),
        code: readText(code ?? 'SlowDown'),
        ...readAim(aim),
      })),
};

/** Everything is off until a test or a person turns it on. */
export function createS3Switches(): S3Switches {
  return createSwitches(off, readers, () => {});
}

/** A bare number of milliseconds is meant for every call; 0 for none. */
function readDelays(value: unknown): SwitchState['slow'] {
  if (value === 0) return [];
  if (typeof value === 'number') return [{ ms: readMilliseconds(value) }];
  return asList(value)
    .map((entry) => readFields(entry, ['ms', 'action', 'times']))
    .map(({ ms, ...aim }) => ({ ms: readMilliseconds(ms), ...readAim(aim) }));
}

function readAim({ action, times }: Fields): Aim {
  return { ...(action === undefined ? {} : { action: readChoice(action as Action, actions) }), ...readTimes(times) };
}
