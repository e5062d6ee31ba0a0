import { putOnPaper } from '../notify/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';

/** The paper came back, or was torn up before an officer's eyes. The same again changes nothing. The caller has checked that she may say it. */
export async function takeBackCard(house: House, scope: StaffScope, errandId: string): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    await writeTogether(tx, putOnPaper(scope, [errandId], false));
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'errand', what: errandId });
  });
}
