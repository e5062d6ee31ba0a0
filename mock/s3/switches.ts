import { readMisbehaviour, type Aim, type Misbehaviour } from '../shared/misbehaviour.ts';
import { asList, createSwitches, readChoice, readFields, readText, type Readers, type Switches } from '../shared/switches.ts';

export const actions = ['put', 'get', 'delete'] as const;
export type Action = (typeof actions)[number];

export interface SwitchState extends Misbehaviour<Action> {
  /** Nothing is done. */
  fail: (Aim<Action> & { status: number; code: string })[];
}

export type S3Switches = Switches<SwitchState>;

const off = (): SwitchState => ({ slow: [], late: [], silent: [], fail: [] });

const { readers: misbehaving, readAim } = readMisbehaviour(actions);
const readers: Readers<SwitchState> = {
  ...misbehaving,
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
