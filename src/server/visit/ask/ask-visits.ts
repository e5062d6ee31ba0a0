import type { AskedVisits, AskVisits } from '../../../contract/visit.contract.ts';
import { addDays, dayOf } from '../../../rules/day.ts';
import { listMattersFor, listMembersOf, sealedMemberAt, type MatterRow, type SealedMember } from '../../matter/index.ts';
import { areHers, type CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listVisitsInVillage } from '../visit.store.ts';
import { answerVisits } from './answer-visits.ts';
import type { VisitShelf } from './visit-shelf.ts';

/**
 * For somebody who rings: what everybody may read, and, where she says who she is, whether they come to her. Yes or no and nothing else: whoever
 * rings in another's name learns no more than that.
 */
export async function askVisits(
  house: House,
  book: CodeBook,
  shelf: VisitShelf,
  scope: StaffScope,
  { villageId, name }: AskVisits & { villageId: string },
): Promise<AskedVisits> {
  const village = book.findVillage(villageId);
  if (!village || village.county.id !== scope.county || !areHers(book, scope, [villageId])) throw new Problem('not-found');
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'visits', what: villageId });
  const told = await answerVisits(house, shelf, village);
  return name === undefined ? told : { ...told, hers: (await isHers(house, scope, villageId, plain(name))) ? 'yes' : 'no' };
}

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

async function isHers(house: House, scope: StaffScope, village: string, name: string): Promise<boolean> {
  const day = dayOf(house.clock.now());
  const rows = await listVisitsInVillage(house.db, scope, { village, from: day, to: addDays(day, 1) });
  const matters = await listMattersFor(
    house.db,
    scope,
    rows.flatMap(({ matter }) => matter ?? []),
  );
  for (const matter of matters) if ((await namesIn(house, scope, matter)).includes(name)) return true;
  return false;
}

/** Who asked, and who lives with her: the mother rings where the son has filed. */
async function namesIn({ vault, db }: House, scope: StaffScope, row: MatterRow): Promise<string[]> {
  const { county } = scope;
  if (!row.key_wrapped) return [];
  const key = vault.applicationKey(county, row.application, row.key_wrapped);
  const own = row.name_sealed
    ? [vault.open(key, { column: 'application.name_sealed', county, row: row.application }, row.name_sealed)]
    : [];
  const members = await listMembersOf(db, scope, [row.application]);
  const theirs = members
    .filter(({ id }) => id.startsWith('m'))
    .map(({ id, sealed }) => vault.openJson<SealedMember>(key, sealedMemberAt(county, row.application, id), sealed).name ?? '');
  return [...own, ...theirs].map(plain).filter((one) => one !== '');
}
