import { words } from '../../../src/mini/apply/words.ts';
import type { Draft } from '../../../src/mini/shared/send/draft.ts';
import type { World } from '../build-world.ts';
import type { Opening } from '../page-states.ts';
import { inventedIdNumber } from '../../helpers/villager.ts';
import { answerAll, emptyDraft, programHere, programOf, settled, withDraft } from './on-the-phone.ts';

export const formAt = (step?: string): string => `/apply/form?program=${programHere}${step ? `&step=${encodeURIComponent(step)}` : ''}`;

/** The order in which what is no question of the county is asked, after all questions. */
const afterQuestions = ['id-number', 'address', 'paper:', 'tell', 'consents'] as const;

/** The form at one of its questions, as when she comes to it for the first time: what stands before it is said. */
export async function atStep(
  world: World,
  step: string,
  more: Partial<Opening> & { draft?: Partial<Draft>; program?: string },
): Promise<Opening> {
  const { draft, program = programHere, ...opening } = more;
  const place = afterQuestions.findIndex((one) => step.startsWith(one));
  const isPast = (one: (typeof afterQuestions)[number]): boolean => place > afterQuestions.indexOf(one);
  const said = draft?.applicant ?? applicant({ name: '王演示' }).applicant!;
  const written: Partial<Draft> = {
    ...draft,
    facts: { 'household.size': 1, ...draft?.facts },
    applicant: {
      ...said,
      name: said.name || (step === 'name' ? '' : '王演示'),
      idNumber: said.idNumber || (isPast('id-number') ? inventedIdNumber(7) : ''),
      address: said.address || (isPast('address') ? '2组，村东头' : ''),
    },
    later: isPast('paper:') ? programOf(world.catalogue, program).papers.map(({ kind }) => kind) : [],
  };
  const begun: Draft = { ...(await emptyDraft(world)), programs: [program], hukou: 'here', ...written };
  // The first rows to tick come before all other questions of the county.
  const whole = step.startsWith('gate:') ? begun : answerAll(world, begun);
  // To be answered is not to be said yes to: what she brought along is as she brought it.
  const brought = { facts: { ...whole.facts, ...draft?.facts }, toConfirm: draft?.toConfirm ?? [] };
  const isOpen = (key: string): boolean => step === `fact:${key}` && draft?.facts?.[key] === undefined;
  const facts = Object.fromEntries(Object.entries(brought.facts).filter(([key]) => !isOpen(key)));
  const kept = withDraft(settled(world), { ...whole, ...brought, facts, step });
  return { at: `/apply/form?program=${program}`, kept, shows: words.form.next, ...opening };
}

export const family: Partial<Draft> = {
  members: [
    { id: 'm2', called: '老伴', name: '李演示', idNumber: '' },
    { id: 'm3', called: '儿子', name: '', idNumber: '' },
  ],
  facts: { 'household.size': 3, 'person.age@m2': 47, 'person.age@m3': null },
};

export const applicant = (part: Partial<Draft['applicant']>): Partial<Draft> => ({
  applicant: { called: '', name: '', idNumber: '', address: '', filledBy: 'self', ...part },
});
