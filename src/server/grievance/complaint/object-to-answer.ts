import type { ObjectToAnswer, SeenComplaint } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { promisedDay } from '../../../rules/promised-day.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findGrievance, findStep, listSteps, lockGrievance, moveGrievance } from '../grievance.store.ts';
import { sealStep } from '../seal-step.ts';
import { keyOf } from '../told.ts';
import { getByKey, mayObject, seen } from './look-at-complaint.ts';

/** Not content with the answer: once, it goes to whoever audits the county, with a day of its own. */
export async function objectToAnswer(
  house: House,
  book: CodeBook,
  { submissionId, words, ...key }: ObjectToAnswer,
  sum: string | undefined,
): Promise<SeenComplaint> {
  const { scope, row } = await getByKey(house, key, sum);
  const { id } = row;
  const digest = house.vault.hash('complaint-objection', JSON.stringify([id, words]));
  await house.db.transaction().execute(async (tx) => {
    const current = (await lockGrievance(tx, scope, id))!;
    const before = await findStep(tx, scope, submissionId);
    if (before) {
      if (before.grievance !== id || !before.digest || !house.vault.sameHash(before.digest, digest))
        throw new Problem('already-sent-differently');
      return;
    }
    if (!mayObject(current, await listSteps(tx, scope, id))) throw new Problem('not-now');
    const number = current.version + 1;
    const change = { state: 'open', desk: 'auditor', version: number, changed_at: house.clock.now() } as const;
    await writeTogether(
      tx,
      sealStep(house, keyOf(house, scope.county), current, { kind: 'not-content', number, actor: null, words, submissionId, digest }),
      moveGrievance(scope, id, { ...change, ...promisedDay(book.findCounty(scope.county)!, 'complaint-days', dayOf(house.clock.now())) }),
    );
  });
  return seen(house, book, scope, (await findGrievance(house.db, scope, id))!);
}
