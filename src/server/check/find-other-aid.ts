import type { OtherAid } from '../../contract/check.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { sessionOf } from '../../rules/form/session-of.ts';
import { judgeHousehold } from '../../rules/precheck/judge-household.ts';
import type { Answer } from '../../rules/precheck/precheck-data.ts';
import { householdOf } from '../../rules/precheck/session.ts';
import { compileTold, type CatalogueShelf } from '../learn/index.ts';
import { listDeclaredOf, listMattersOf, listMembersOf, type MatterRow } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';

/** As many as one reads; whoever wants another finds it. */
const atMost = 3;

/** Which other aid may fit, by what was answered in this application and nothing else: what fits first, never what was asked for already. */
export async function findOtherAid(house: House, shelf: CatalogueShelf, scope: CitizenScope, row: MatterRow): Promise<OtherAid[]> {
  const inForce = await shelf.findInForce(row.county);
  if (!inForce) return [];
  const { catalogue } = inForce;
  const compiled = compileTold(catalogue, dayOf(house.clock.now()));
  const facts: Record<string, Answer> = {};
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  for (const { id, sealed } of await listDeclaredOf(house.db, scope, [row.application]))
    Object.assign(facts, house.vault.openJson(key, { column: 'fact_set.sealed', county: scope.county, row: id }, sealed));
  const members = (await listMembersOf(house.db, scope, [row.application])).filter(({ kind }) => kind !== 'relative').map(({ id }) => id);
  const session = sessionOf(compiled, facts, members.length > 0 ? members : ['m1']);
  const verdicts = judgeHousehold(compiled, householdOf(compiled, session));
  const asked = new Set((await listMattersOf(house.db, scope)).filter(({ person }) => person === row.person).map(({ program }) => program));
  const fitting = (fits: 'likely' | 'maybe') =>
    catalogue.programs
      .filter(({ id, apply }) => apply === 'here' && !asked.has(id) && verdicts[id]?.status === fits && !verdicts[id].supersededBy)
      .map(({ id, name }) => ({ program: id, name, fits }));
  return [...fitting('likely'), ...fitting('maybe')].slice(0, atMost);
}
