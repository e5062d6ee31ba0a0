import { noteCounty } from '../people/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { beginApplication, lockApplication } from './apply.store.ts';

/**
 * The row of this submissionId, made by whoever comes first: the first paper or the form itself. It holds the key that
 * seals everything of this application. From now on the account is in use, with nothing filed yet. Another account's submission answers like one that does not exist.
 */
export async function beginOrLock(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  { submissionId, village }: { submissionId: string; village: string },
) {
  const row = (await lockApplication(tx, scope, submissionId)) ?? (await begin(house, tx, scope, { submissionId, village }));
  // Thrown away as never sent, between the two statements.
  if (!row) throw new Problem('try-again-later', { because: 'the application was swept meanwhile', retryAfterSeconds: 1 });
  if (row.account !== scope.account || !row.key_wrapped) throw new Problem('not-found');
  return { ...row, key: house.vault.applicationKey(scope.county, row.id, row.key_wrapped) };
}

/** Its row, ours alone until we commit; or that of whoever was quicker. */
async function begin(house: House, tx: Tx, scope: CitizenScope, { submissionId, village }: { submissionId: string; village: string }) {
  const { county, account } = scope;
  const id = newId(house.clock);
  const row = {
    county,
    id,
    submission_id: submissionId,
    account,
    village,
    key_wrapped: house.vault.newApplicationKey(county, id).wrapped,
    begun_at: house.clock.now(),
  };
  await writeTogether(tx, beginApplication(row), noteCounty(account, county));
  return lockApplication(tx, scope, submissionId);
}
