import type { OpenedCode } from '../../../contract/qr.contract.ts';
import { fitsFact } from '../../../rules/fits-fact.ts';
import { startSession, type Session } from '../../../rules/precheck/session.ts';
import { own } from '../../shared/keep/shape.ts';
import { selfCheckVocabulary, type SelfCheck } from '../../shared/keep/self-check.ts';
import { sexOf } from '../../shared/family.ts';
import { findStep, type Told } from './steps.ts';

/** Facts that the pages before the questions answer. */
export const ageFact = 'person.age';
const sizeFact = 'household.size';
const sexFact = 'person.sex';
const regionFact = 'household.region';

export function emptyCheck(): SelfCheck {
  return { vocabulary: selfCheckVocabulary, members: [], asked: [], session: startSession([]) };
}

/** Whoever lives together now: counted, and what was said of somebody who is not among them any more is dropped. */
export function settleFamily(told: Told, village: OpenedCode | undefined, check: SelfCheck): SelfCheck {
  const { members, session } = check;
  const answers: Record<string, Session['answers'][string]> = { ...session.answers, [sizeFact]: members.length };
  for (const member of members) {
    const sex = sexOf(member);
    if (sex !== undefined) answers[`${sexFact}@${member.id}`] = sex;
  }
  const region = told.facts.find(({ id }) => id === regionFact)?.choices?.find(({ label }) => label === village?.county.name);
  if (region && answers[regionFact] === undefined) answers[regionFact] = region.value;
  const hasNew = members.some(({ id }) => !session.members.some((one) => one.id === id));
  // Rows may be about the one who has come: they are asked again.
  const asked = hasNew ? check.asked.filter((id) => !/^(gate|who):/.test(id)) : check.asked;
  return fitCheck(told, { ...check, asked, session: { ...session, answers, gates: hasNew ? {} : session.gates } });
}

/** What a newer catalogue no longer asks, or asks otherwise, is dropped; the rest stays. */
export function fitCheck(told: Told, check: SelfCheck): SelfCheck {
  const { session, members } = check;
  const isAsked = (id: string) => findStep(told, check, id) !== undefined;
  const fits = (key: string, answer: unknown) => {
    const step = findStep(told, check, key);
    return step?.kind === 'fact' && fitsFact(step.fact, answer);
  };
  return {
    ...check,
    asked: check.asked.filter(isAsked),
    session: {
      members: members.map(({ id }) => ({ id })),
      answers: Object.fromEntries(Object.entries(session.answers).filter(([key, answer]) => fits(key, answer))),
      notKnown: session.notKnown.filter(isAsked),
      gates: fitGates(told, check),
    },
  };
}

function fitGates(told: Told, { session, members }: SelfCheck): Session['gates'] {
  const lives = (id: string) => members.some((member) => member.id === id);
  const gates: Record<string, Session['gates'][string]> = {};
  for (const { id, rows } of told.gates) {
    const ticked = own(session.gates, id);
    if (ticked === undefined || ticked === 'not-known') {
      if (ticked) gates[id] = ticked;
      continue;
    }
    const kept = ticked.filter(({ row }) => rows.some((one) => one.id === row));
    gates[id] = kept.map(({ row, who }) => (who ? { row, who: who.filter(lives) } : { row }));
  }
  return gates;
}
