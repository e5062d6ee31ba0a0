import type { RouteName } from '../../src/contract/routes.ts';
import { callsOfApplying, paramsOfApplying } from './calls-of-applying.ts';
import { callsOfCodes } from './calls-of-codes.ts';
import { callsOfDesk } from './calls-of-desk.ts';
import { callsOfLearning, paramsOfLearning } from './calls-of-learning.ts';

const kangjia = '371623002250';

interface Around {
  codeId: string;
  photo: Buffer;
  /** Else 康家村, its town, and the code itself. */
  villageId?: string;
  townId?: string;
  villageCode?: string;
  /** An older code that is registered. */
  old?: string;
}

/** A well-formed request to each door that says no more of its caller than these. */
export function callsOfDoors({
  villageId = kangjia,
  townId = '371623002',
  old = 'https://old.example.gov.cn/1',
  ...given
}: Around): Partial<Record<RouteName, { body?: unknown; headers?: Record<string, string>; bytes?: Buffer }>> {
  const around = { villageCode: given.codeId, ...given, villageId, townId, old };
  return { ...callsOfCodes(around), ...callsOfDesk(), ...callsOfLearning(kangjia), ...callsOfApplying(around) };
}

/** Ids that nobody has. */
export const paramsOfDoors = (): Record<string, string> => ({ ...paramsOfLearning(), ...paramsOfApplying() });
