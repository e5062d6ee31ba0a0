import type { StaffNews } from '../../../contract/news.contract.ts';
import type { Catalogue } from '../../../contract/learn.contract.ts';
import { writeLoudspeakerText } from '../../../rules/loudspeaker/write-loudspeaker-text.ts';
import { tellPlaces } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { listStaffNames } from '../../platform/list-staff-names.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { announce } from './announce.ts';
import { listConcernedBy } from './list-concerned-by.ts';
import { getPiece, mayActOn } from './get-piece.ts';
import { countTellings, listPiecesOf, type NewsRow } from './news.store.ts';
import type { Desk } from './news.routes.ts';
import { sessionDayOf } from './session-words.ts';

export async function viewPiece(house: House, desk: Desk, scope: StaffScope, newsId: string): Promise<StaffNews> {
  const row = await getPiece(house.db, scope, newsId);
  const [view] = await viewPieces(house, desk, scope, [row]);
  if (row.kind !== 'session' || row.state !== 'waiting') return view!;
  // Asked of one piece alone: how many it would tell if it were approved now.
  const people = await listConcernedBy(house.db, scope, row, house.clock.now());
  return { ...view!, tells: { concerned: new Set(people.map(({ person }) => person)).size, told: 0 } };
}

/** As the page shows them. */
export async function viewPieces(
  house: House,
  { book, catalogue: shelf }: Desk,
  scope: StaffScope,
  rows: readonly NewsRow[],
): Promise<StaffNews[]> {
  const { db } = house;
  const catalogue = (await shelf.findInForce(scope.county))?.catalogue;
  const staff = rows.flatMap(({ written_by, approved_by, closed_by }) =>
    [written_by, approved_by, closed_by].filter((one) => one !== null),
  );
  const names = await listStaffNames(db, scope, [...new Set(staff)]);
  const moved = await listPiecesOf(
    db,
    scope,
    rows.flatMap(({ moves }) => moves ?? []),
  );
  const tells = await countTellings(
    db,
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { content } = row;
    const before = moved.find(({ id }) => id === row.moves)?.content.session;
    return {
      newsId: row.id,
      kind: row.kind,
      state: row.state,
      title: content.title,
      text: content.text,
      ...namesOf(catalogue, content),
      ...(row.places === 'all' ? {} : { places: [...row.places] }),
      where: tellPlaces(book, scope.county, row.places),
      from: row.from_on,
      until: row.until_on,
      ...(content.session ? { session: content.session } : {}),
      ...(row.moves === null ? {} : { moves: row.moves }),
      ...(before ? { movedFrom: sessionDayOf(before) } : {}),
      digest: row.digest,
      writtenBy: names.get(row.written_by) ?? '',
      writtenAt: row.written_at.toISOString(),
      ...(row.approved_by === null ? {} : { approvedBy: names.get(row.approved_by) ?? '' }),
      ...(row.closed_by === null ? {} : { closedBy: names.get(row.closed_by) ?? '' }),
      may: mayActOn(book, scope, row) ? actsOn(row, scope) : [],
      ...(tells.has(row.id) ? { tells: tells.get(row.id)! } : {}),
      loudspeaker: writeLoudspeakerText(announce(book, scope.county, row)),
    };
  });
}

function actsOn({ state, kind, written_by }: NewsRow, { staff }: StaffScope): string[] {
  if (state === 'waiting') return [written_by === staff ? 'change' : 'approve', 'withdraw'];
  if (state !== 'public') return [];
  return kind === 'session' ? ['withdraw', 'move'] : ['withdraw'];
}

function namesOf(catalogue: Catalogue | undefined, { groups, programs }: NewsRow['content']) {
  return {
    groups: groups.map((id) => ({ id, name: catalogue?.targetGroups[id] ?? id })),
    programs: programs.map((id) => ({ id, name: catalogue?.programs.find((one) => one.id === id)?.name ?? id })),
  };
}
