import { isDeepStrictEqual } from 'node:util';
import type { Correction } from '../../contract/after.contract.ts';
import { fitsFact } from '../../rules/fits-fact.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findProcedure, lockApplication, lockMatter, recordFamilyEvent } from '../matter/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { getFactSet, insertCorrection } from './check.store.ts';
import { questionsOf } from './list-asked-questions.ts';
import { mayCorrect } from './may-correct.ts';
import { getMatterOf } from './read-matter.ts';

/**
 * Questions answered anew: a further declared set beside the first, which stays. Only what was asked may be answered, of its own kind; the
 * timeline says which question it was and never what was answered. The same id and answers change nothing, other answers are refused.
 */
export async function correctFacts(
  house: House,
  shelf: CatalogueShelf,
  citizen: Citizen,
  { matterId, submissionId, facts }: Correction & { matterId: string },
): Promise<void> {
  const { county, row } = await getMatterOf(house, citizen, matterId);
  const scope = inCounty(citizen, county);
  const asked = new Map((await questionsOf(house, shelf, scope, row)).map((one) => [one.key, one]));
  for (const [key, answer] of Object.entries(facts)) {
    const question = asked.get(key);
    if (!question || (answer !== null && !fitsFact(question.fact, answer))) throw new Problem('field-refused', { field: `facts.${key}` });
  }
  const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
  const at = { column: 'fact_set.sealed', county, row: submissionId };
  await house.db.transaction().execute(async (tx) => {
    await lockApplication(tx, scope, row.application);
    const sealed = house.vault.sealJson(key, at, facts);
    const set = { county, id: submissionId, application: row.application, source: 'declared' as const, sealed, at: house.clock.now() };
    if (!(await insertCorrection(tx, set))) {
      const before = await getFactSet(tx, scope, submissionId);
      const isSame =
        before.application === row.application &&
        before.source === 'declared' &&
        isDeepStrictEqual(house.vault.openJson(key, at, before.sealed), facts);
      if (!isSame) throw new Problem('already-sent-differently');
      return;
    }
    const current = (await lockMatter(tx, scope, matterId))!;
    const procedure = (await findProcedure(tx, scope, current.procedure, current.procedure_version))!;
    const state = mayCorrect(procedure, current);
    if (state !== 'open')
      throw new Problem('not-now', {
        text: state === 'accepted' ? '镇上已经接下了。要改，请打电话给镇上。' : '这件事办完了，不用改了。',
      });
    const what = Object.keys(facts).map((name) => asked.get(name)!.question.replace(/[？?]$/, ''));
    await recordFamilyEvent(house, tx, scope, { application: row.application, kind: 'fact-corrected', what: what.join('；'), who: '您' });
  });
}
