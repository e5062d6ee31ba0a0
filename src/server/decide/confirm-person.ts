import type { ConfirmedPerson, ConfirmPerson } from '../../contract/decide.contract.ts';
import { confirmOthers, findEventBySubmission, getMatterToActOn, lockMatter, recordWindowEvent, takeOrRefuse } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';

const saidToHer = { call: '打电话问过了，是本人的意思。', visit: '上门问过了，是本人的意思。' } as const;

/**
 * An officer spoke with her, where another had filed in her name: from now on it may be decided, and so may the rest of this application.
 * Her timeline says that somebody spoke with her; what was heard is for the staff alone.
 */
export async function confirmPerson(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { matterId, submissionId, how, words }: ConfirmPerson & { matterId: string },
): Promise<ConfirmedPerson> {
  const row = await getMatterToActOn(house, scope, matterId);
  const digest = house.vault.hash('confirm-person', JSON.stringify([matterId, how, words]));
  const version = await house.db.transaction().execute(async (tx) => {
    const matter = (await lockMatter(tx, scope, matterId))!;
    const before = await findEventBySubmission(tx, scope, submissionId);
    if (before) {
      if (!before.digest || before.actor !== scope.staff || !house.vault.sameHash(before.digest, digest))
        throw new Problem('already-sent-differently');
      return matter.version;
    }
    await takeOrRefuse(house, tx, scope, matter);
    if (!matter.unconfirmed_since || matter.confirmed_at) throw new Problem('not-now', { text: '这件已经和本人说过话了，不用再问。' });
    const town = book.towns.find((one) => one.id === row.town)?.name ?? '镇上';
    const who = scope.role === 'town' ? town : scope.role === 'county' ? '县里' : '主管单位';
    await recordWindowEvent(house, tx, scope, {
      matter: matterId,
      kind: 'person-confirmed',
      values: { text: saidToHer[how] },
      who,
      spoke: { how, words },
      submissionId,
      digest,
    });
    await writeTogether(tx, confirmOthers(scope, { application: matter.application, matter: matterId }, house.clock.now()));
    return matter.version + 1;
  });
  return { matterId, version };
}
