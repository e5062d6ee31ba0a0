import type { Catalogue, Fact } from '../../../src/contract/learn.contract.ts';
import { answerFact, answerGate } from '../../../src/mini/apply/answer-question.ts';
import { isAnswered, stepsOf, type Step, type Told } from '../../../src/mini/apply/steps.ts';
import { sayHukou } from '../../../src/mini/apply/who/hukou.ts';
import { newDraft, type Draft } from '../../../src/mini/shared/send/draft.ts';
import { compileCatalogue } from '../../../src/rules/precheck/compile-catalogue.ts';
import type { PrecheckData } from '../../../src/rules/precheck/precheck-data.ts';
import { catalogue } from './kangjia.ts';
import { inventedId } from './phone.ts';

export const toldOf = (one: Catalogue): Told => ({ catalogue: one, compiled: compileCatalogue(one as PrecheckData, '2026-11-20') });
export const told = toldOf(catalogue);
export const three = ['dibao-family', 'temp-assist-expense', 'wudi-tekun-fund'];

export async function begin(programs = three, part: Partial<Draft> = {}): Promise<Draft> {
  const from = { villageCode: '371623002250ABQGMQE', village: '康家村', programs, programName: '低保' };
  return { ...(await newDraft(from)), ...part };
}
export const person = (part: Partial<Draft['applicant']> = {}): Draft['applicant'] => ({
  called: '',
  name: '王演示',
  idNumber: inventedId,
  address: '2组',
  filledBy: 'self',
  ...part,
});
export const spouse = { id: 'm2', called: '老伴', name: '', idNumber: '' };

export const pages = (draft: Draft, of = told): Step[] => stepsOf(draft, of);
export const page = <Kind extends Step['kind']>(draft: Draft, kind: Kind, id: string, of = told): Extract<Step, { kind: Kind }> =>
  pages(draft, of).find((step) => step.kind === kind && step.id === id) as Extract<Step, { kind: Kind }>;

/** She answers whatever is asked: no to what may be a no, nothing to sums, none of the rows. */
export function answerAll(draft: Draft, of = told): Draft {
  let now = draft;
  for (let turn = 0; turn < 200; turn += 1) {
    const open = pages(now, of).find((step) => (step.kind === 'fact' || step.kind === 'gate') && !isAnswered(step, now));
    if (pages(now, of).some((step) => step.id === 'hukou' && !isAnswered(step, now))) now = sayHukou(now, 'here');
    else if (open?.kind === 'gate') now = answerGate(now, of.catalogue, open, []);
    else if (open?.kind === 'fact') now = answerFact(now, of.catalogue, open, answerTo(open.fact));
    else return now;
  }
  throw new Error('She is asked on and on');
}
const answerTo = ({ type, choices }: Fact): boolean | number | string => {
  if (type === 'boolean') return false;
  return type === 'choice' ? choices![0]!.value : type === 'integer' ? 40 : 900;
};
