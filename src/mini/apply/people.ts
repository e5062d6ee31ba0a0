import { readIdNumber } from '../../rules/id-number.ts';
import type { Day } from '../../rules/day.ts';
import { nameInQuestion, nameOf, type FamilyMember } from '../shared/family.ts';
import { own } from '../shared/keep/shape.ts';
import type { Draft, DraftMember } from '../shared/send/draft.ts';
import { words as shared } from '../shared/words.ts';
import { sayHukou } from './who/hukou.ts';
import { words } from './words.ts';

/** Facts that the page of those who live together answers. */
export const sizeFact = 'household.size';
export const ageFact = 'person.age';
export const sexFact = 'person.sex';

/** The word for whoever holds the phone. */
const myself = shared.family.called[0] ?? '';

/** All who live together, whom it is for first: by what they are called, or by name where it is written for somebody else. */
export function peopleOf({ applicant, members }: Pick<Draft, 'applicant' | 'members'>): FamilyMember[] {
  const called = applicant.filledBy === 'self' || applicant.filledBy === '' ? myself : applicant.name.trim() || applicant.called;
  return [{ id: 'm1', called: called || words.name.somebody }, ...members.map(({ id, called: theirs }) => ({ id, called: theirs }))];
}

/** As a question names him: 您, 老伴, 第2个儿子; whom it is written for by name. */
export const whoInQuestion = (draft: Pick<Draft, 'applicant' | 'members'>, member: string): string =>
  nameInQuestion(peopleOf(draft), member);

/** As a list names him, with his name where it was given. */
export function memberInWords(draft: Pick<Draft, 'applicant' | 'members'>, member: string): string {
  const name = member === 'm1' ? draft.applicant.name.trim() : (draft.members.find(({ id }) => id === member)?.name.trim() ?? '');
  const called = nameOf(peopleOf(draft), member);
  return name && name !== called ? words.members.named(called, name) : called;
}

/** By name where one is known: what he is called says it otherwise. */
export function nameToAgree(draft: Pick<Draft, 'applicant' | 'members'>, member: string): string {
  const name = member === 'm1' ? draft.applicant.name : (draft.members.find(({ id }) => id === member)?.name ?? '');
  return name.trim() || nameOf(peopleOf(draft), member);
}

/** By the key of its fact: said yes to where they are listed, not once more each. */
export function isToldByFamily(key: string): boolean {
  const [fact, member] = key.split('@');
  return fact === sizeFact || (member !== undefined && member !== 'm1' && (fact === ageFact || fact === sexFact));
}

/** Whole years on that day, out of an ID number that can be read. */
export function ageOn(day: Day, idNumber: string): number | undefined {
  const read = readIdNumber(idNumber);
  if (!read.ok) return undefined;
  const years = Number(day.slice(0, 4)) - Number(read.birthday.slice(0, 4));
  return Math.max(0, day.slice(5) < read.birthday.slice(5) ? years - 1 : years);
}

const grownUpAt = 18;

/** Who agrees for himself: grown up, or perhaps so. */
export function isAdult(draft: Pick<Draft, 'facts'>, member: string): boolean {
  const age = own(draft.facts, `${ageFact}@${member}`);
  return typeof age !== 'number' || age >= grownUpAt;
}

/** Somebody of the household is taken out, and everything that was said of him. */
export function withoutMember(draft: Draft, member: string): Draft {
  const isHis = (key: string): boolean => key.endsWith(`@${member}`);
  const without = <T>(entries: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => !isHis(key)));
  return {
    ...draft,
    members: draft.members.filter(({ id }) => id !== member),
    facts: without(draft.facts),
    gates: Object.fromEntries(
      Object.entries(draft.gates).map(([gate, ticked]) => [
        gate,
        ticked === 'not-known' ? ticked : ticked.map(({ row, who }) => (who ? { row, who: who.filter((one) => one !== member) } : { row })),
      ]),
    ),
    toConfirm: draft.toConfirm.filter((key) => !isHis(key)),
    saidBefore: draft.saidBefore.filter((key) => !isHis(key)),
    consents: without(draft.consents),
    away: draft.away.filter((id) => id !== member),
    signatures: draft.signatures.filter(({ by }) => by !== member),
  };
}

/** Somebody is written down or written anew; what his ID number says, nobody is asked. Rows were ticked without him: asked again. */
export function withMember(draft: Draft, member: DraftMember, told: Record<string, string | number | null>): Draft {
  const isNew = !draft.members.some(({ id }) => id === member.id);
  const facts = Object.fromEntries(Object.entries(told).map(([fact, answer]) => [`${fact}@${member.id}`, answer]));
  // Said of those who were there.
  const said = isNew ? sayHukou(draft, '') : draft;
  return {
    ...said,
    members: isNew ? [...draft.members, member] : draft.members.map((other) => (other.id === member.id ? member : other)),
    facts: { ...said.facts, ...facts },
    ...(isNew ? { gates: {} } : {}),
  };
}
