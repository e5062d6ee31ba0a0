import type { AskedQuestions } from '../../contract/after.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { callMembers, findProcedure, listDeclaredOf, type MatterRow } from '../matter/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { mayCorrect } from './may-correct.ts';
import { getMatterOf } from './read-matter.ts';

const says = {
  open: '点一下答错的那句，再答一次。原来答的，镇上也看得到。',
  accepted: '镇上已经接下了。要改，请打电话给镇上，他们帮您改。',
  closed: '这件事办完了，不用改。情况变了，可以重新办。',
} as const;

/** Which questions were asked, in the order they were, and whether they may still be answered anew; the answers stay sealed. */
export async function listAskedQuestions(house: House, shelf: CatalogueShelf, citizen: Citizen, id: string): Promise<AskedQuestions> {
  const { county, row } = await getMatterOf(house, citizen, id);
  const scope = inCounty(citizen, county);
  const procedure = (await findProcedure(house.db, scope, row.procedure, row.procedure_version))!;
  const state = mayCorrect(procedure, row);
  return { state, text: says[state], questions: await questionsOf(house, shelf, scope, row) };
}

/** Facts that nobody asked, or that the catalogue of that day does not know, are left out. */
export async function questionsOf(
  house: House,
  shelf: CatalogueShelf,
  scope: CitizenScope,
  row: MatterRow,
): Promise<AskedQuestions['questions']> {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const called = await callMembers(house, house.db, scope, { application: row.application, key });
  const keys = new Set<string>();
  for (const set of await listDeclaredOf(house.db, scope, [row.application])) {
    const at = { column: 'fact_set.sealed', county: scope.county, row: set.id };
    for (const name of Object.keys(house.vault.openJson<object>(key, at, set.sealed))) keys.add(name);
  }
  const order = new Map(catalogue?.facts.map(({ id }, at) => [id, at]));
  const questions = [...keys].flatMap((name) => {
    const [id, member] = name.split('@') as [string, string | undefined];
    const fact = catalogue?.facts.find((one) => one.id === id);
    if (!fact) return [];
    const question = member && member !== 'm1' ? fact.questionOf.replaceAll('{who}', called(member)) : fact.question;
    return [{ key: name, question, fact }];
  });
  return questions.toSorted((a, b) => order.get(a.fact.id)! - order.get(b.fact.id)!);
}
