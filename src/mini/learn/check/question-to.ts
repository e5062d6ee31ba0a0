import { nameInQuestion, type FamilyMember } from '../../shared/family.ts';
import type { Step } from './steps.ts';

/** The question as it is asked here: of this member, by the name she gave him. */
export function questionTo(members: readonly FamilyMember[], { fact, member }: Extract<Step, { kind: 'fact' }>): string {
  return fact.questionOf.replace('{who}', member === undefined ? '' : nameInQuestion(members, member));
}
