import type { Practice, PracticeMessages } from '../../contract/practice.contract.ts';
import { call } from '../shared/http.ts';

export function readPractice(): Promise<Practice> {
  return call('readPractice', {});
}

/** `seen`: the generation on the page. Where a colleague has begun anew meanwhile, hers is the answer. */
export function beginPractice(seen: number): Promise<Practice> {
  return call('beginPractice', { body: { seen } });
}

export function movePracticeDay({ generation, daysAhead }: Practice, days: number): Promise<Practice> {
  return call('movePracticeDay', { body: { seen: { generation, daysAhead }, days } });
}

export function listMessages(): Promise<PracticeMessages> {
  return call('listPracticeMessages', {});
}
