import { villageOfCode } from '../../../rules/code-id.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import { chooseIssue } from './choose-issue.ts';
import { insertCodes, listIdsOfNumbers, listVillagesWithCode, lockVillages } from './codes.store.ts';
import { issueCode } from './issue-code.ts';
import { newCodeRow } from './new-code-row.ts';

/**
 * A first code for each of these villages that never had one; what hangs on a wall stays what it is, under whichever key its tag was made.
 * A village that lost its code to a revocation waits for an officer's new one. How many were made; `not-now` where a number is used up.
 */
export async function issueMissingCodes(house: House, tx: Tx, scope: Scope, villageIds: readonly string[]): Promise<number> {
  const villages = await lockVillages(tx, scope, villageIds);
  const served = await listVillagesWithCode(
    tx,
    scope,
    villages.map(({ id }) => id),
  );
  const bare = villages.filter(({ id }) => !served.has(id));
  if (bare.length === 0) return 0;
  const idsOf = Map.groupBy(
    await listIdsOfNumbers(
      tx,
      bare.map((one) => one.division_code),
    ),
    villageOfCode,
  );
  const rows = bare.map(({ id: village, division_code: number }) => {
    const taken = idsOf.get(number) ?? [];
    const id = issueCode(house.vault, number, chooseIssue(number, taken));
    idsOf.set(number, [...taken, id]);
    return newCodeRow(house, scope, { id, village, hangsAt: undefined });
  });
  await insertCodes(tx, rows);
  await recordLook(house, tx, scope, { act: 'issued', whatKind: 'village-codes', what: String(rows.length) });
  return rows.length;
}
