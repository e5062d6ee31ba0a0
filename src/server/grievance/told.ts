import type { Grievance } from '../../contract/grievance.contract.ts';
import type { ComplaintKind, ComplaintSide } from '../../rules/grievances.ts';
import { dayInWords, instantInWords } from '../../rules/day-in-words.ts';
import { deskNames } from '../../rules/grievances.ts';
import type { House } from '../platform/house.ts';
import type { DataKey } from '../platform/vault.ts';
import type { GrievanceRow, listSteps } from './grievance.store.ts';

/* What is sealed in each kind. */

export interface ToldInquiry {
  words: string;
  /** Asked by the clock: what she had said, and by when somebody was to look at it. */
  unanswered?: { title: string; day: string };
}

export interface ToldCallBack {
  level: string;
  words: string;
  program: string;
  town: string;
  /** Until she was rung and said what she wanted; then they are gone. */
  name?: string;
  phone?: string;
  /** Whose family must not handle it, and who had a hand in it. */
  person?: string;
  household?: string | null;
  hands?: string[];
}

export interface ToldComplaint {
  kind: ComplaintKind;
  side?: ComplaintSide;
  words: string;
  place?: string;
  who?: string;
  name?: string;
  phone?: string;
  way: 'phone' | 'hotline' | 'desk';
}

export const grievanceAt = (county: string, id: string) => ({ column: 'grievance.sealed', county, row: id });
export const stepAt = (county: string, id: string, number: number) => ({ column: 'grievance_step.sealed', county, row: `${id}/${number}` });

/** An inquiry is erased with its household, so it lies under the application's own key. */
export function keyOf({ vault }: House, county: string, of?: { application: string; key_wrapped: Buffer | null }): DataKey {
  return of ? vault.applicationKey(county, of.application, of.key_wrapped!) : vault.key(county, 'grievances');
}

export function openTold<T>({ vault }: House, key: DataKey, row: Pick<GrievanceRow, 'county' | 'id' | 'sealed'>): T {
  return vault.openJson<T>(key, grievanceAt(row.county, row.id), row.sealed);
}

/** 12月1日 星期二前, or 尽快. */
export function sayDue({ due_on, due_certain }: Pick<GrievanceRow, 'due_on' | 'due_certain'>): string {
  return due_on ? `${due_certain ? '' : '预计'}${dayInWords(due_on)}前` : '尽快';
}

export function sayWhoAnswers(row: Pick<GrievanceRow, 'desk' | 'due_on' | 'due_certain'>): string {
  return `${deskNames[row.desk]}，${sayDue(row)}回您`;
}

type Steps = Grievance['steps'];
type StepRow = Awaited<ReturnType<typeof listSteps>>[number];
const stepTitles = {
  inquiry: { asked: '她问了', answered: '回话了' },
  'call-back': { asked: '有人说不满意', called: '打过电话了', 'not-reached': '没打通' },
  complaint: { asked: '收到了', taken: '接了，在查', answered: '回话了', 'not-content': '不满意这个回话' },
} as const;

/** Who acted is an office, unless the reader is its colleague. */
export function viewSteps(
  house: House,
  key: DataKey,
  row: GrievanceRow,
  steps: readonly StepRow[],
  names: 'offices' | 'colleagues',
): Steps {
  const titles: Partial<Record<string, string>> = stepTitles[row.kind];
  return steps
    .map((step) => ({
      kind: step.kind,
      title: titles[step.kind] ?? (step.kind === 'risen' ? '到了日子没回话，报上去了' : ''),
      text: house.vault.openJson<{ words: string }>(key, stepAt(row.county, row.id, step.number), step.sealed).words,
      who: (names === 'colleagues' && step.name) || (step.actor ? deskNames[step.desk] : ''),
      when: instantInWords(step.at),
    }))
    .toReversed();
}
