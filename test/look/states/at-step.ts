import { words } from '../../../src/mini/apply/words.ts';
import type { Draft } from '../../../src/mini/shared/send/draft.ts';
import type { World } from '../build-world.ts';
import type { Opening } from '../page-states.ts';
import { answerAll, emptyDraft, programHere, settled, withDraft } from './on-the-phone.ts';

export const formAt = (step?: string): string => `/apply/form?program=${programHere}${step ? `&step=${encodeURIComponent(step)}` : ''}`;

/** The form at one of its questions, as when she comes to it for the first time. */
export async function atStep(
  world: World,
  step: string,
  more: Partial<Opening> & { draft?: Partial<Draft>; program?: string },
): Promise<Opening> {
  const { draft, program = programHere, ...opening } = more;
  const written = { applicant: applicant({ name: '王演示' }).applicant!, facts: { 'household.size': 1 } };
  const whole = answerAll(world, { ...(await emptyDraft(world)), ...written, programs: [program], ...draft });
  const isOpen = (key: string): boolean => step === `fact:${key}` && draft?.facts?.[key] === undefined;
  const facts = Object.fromEntries(Object.entries(whole.facts).filter(([key]) => !isOpen(key)));
  const gates = step.startsWith('gate:') ? {} : whole.gates;
  const kept = withDraft(settled(world), { ...whole, facts, gates, step });
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
