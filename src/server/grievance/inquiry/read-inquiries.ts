import type { Inquiry } from '../../../contract/inquiry.contract.ts';
import { instantInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import { deskNames } from '../../../rules/grievances.ts';
import type { MatterRow } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { listInquiries, listSteps } from '../grievance.store.ts';
import { keyOf, openTold, sayWhoAnswers, viewSteps, type ToldInquiry } from '../told.ts';

/** What she asked about one of her matters, the newest first, with what was answered. */
export async function readInquiries(house: House, scope: CitizenScope, matter: MatterRow): Promise<Inquiry[]> {
  const key = keyOf(house, scope.county, matter);
  const told: Inquiry[] = [];
  for (const row of await listInquiries(house.db, scope, matter.id)) {
    const steps = viewSteps(house, key, row, await listSteps(house.db, scope, row.id), 'offices');
    const answer = steps.find(({ kind }) => kind === 'answered');
    const { words, unanswered } = openTold<ToldInquiry>(house, key, row);
    // Asked by the clock: her word says that it went up, and what was answered there is hers to read.
    if (unanswered && !answer?.text) continue;
    told.push({
      id: row.id,
      text: words,
      when: instantInWords(row.asked_at),
      ...(answer ? { answer: answer.text } : {}),
      answerBy: answer ? `${answer.who}，${answer.when}回的` : isLate(house, row.due_on) ? sayLate(row.desk) : sayWhoAnswers(row),
    });
  }
  return told;
}

const isLate = ({ clock }: House, due: string | null): boolean => due !== null && due < dayOf(clock.now());

function sayLate(desk: keyof typeof deskNames): string {
  return `说好的日子过了，还没回。现在${deskNames[desk]}在催，着急打12349`;
}
