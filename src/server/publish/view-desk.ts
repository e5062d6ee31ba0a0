import type { Asset, Fund, SunshineDesk } from '../../contract/sunshine.contract.ts';
import { balanceOf, placeOfForm } from '../../rules/sunshine-forms.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { listStaffNames } from '../platform/list-staff-names.ts';
import type { StaffScope } from '../platform/scope.ts';
import { findThere, mayHang, placesToHang } from './hang/may-hang.ts';
import { listEntries, listExports, listHangings, listReleases, type HangingRow, type ReleaseRow } from './publish.store.ts';
import { whereIs } from './release/write-content.ts';

const releasesShown = 20;
const hangingsShown = 2000;

/** The room as it is now: of what hangs, what is hers to see to. */
export async function viewDesk({ db }: House, book: CodeBook, scope: StaffScope): Promise<SunshineDesk> {
  const [entries, releases, hangings] = [
    await listEntries(db, scope),
    await listReleases(db, scope, releasesShown),
    await listHangings(db, scope, hangingsShown),
  ];
  const exports = await listExports(
    db,
    scope,
    releases.map(({ id }) => id),
  );
  const everybody = [
    ...entries.map((row) => row.changed_by),
    ...releases.flatMap((row) => [row.proposed_by, row.released_by, row.ended_by]),
    ...exports.map((row) => row.made_by),
    ...hangings.flatMap((row) => [row.put_up_by, row.taken_off_by]),
  ].filter((one) => one !== null);
  const names = await listStaffNames(db, scope, [...new Set(everybody)]);
  const name = (id: string | null) => names.get(id ?? '') ?? '';
  const written = entries.map((row) => ({
    row,
    entry: { id: row.id, version: row.version, changedBy: name(row.changed_by), changedAt: row.changed_at.toISOString() },
  }));
  return {
    funds: written
      .filter(({ row }) => row.kind === 'fund')
      .map(({ row, entry }) => ({ ...entry, fund: row.data as Fund, balanceFen: balanceOf(row.data as Fund) })),
    assets: written
      .filter(({ row }) => row.kind === 'asset')
      .map(({ row, entry }) => ({ ...entry, asset: row.data as Asset, where: whereIs(book, (row.data as Asset).villageId) })),
    releases: releases
      .filter(({ state }) => state !== 'dropped')
      .map((row) => ({
        ...viewRelease(row, name),
        mine: row.proposed_by === scope.staff,
        exports: exports
          .filter(({ release }) => release === row.id)
          .map((one) => ({
            exportId: one.id,
            form: one.form,
            place: placeOfForm[one.form],
            madeBy: name(one.made_by),
            madeAt: one.made_at.toISOString(),
            sha256: one.sha256,
            bytes: one.bytes,
          })),
      })),
    hangings: hangings
      .flatMap((row) => viewHanging(book, scope, row, releases, name) ?? [])
      .toSorted((a, b) => order[a.state]! - order[b.state]!),
    places: placesToHang(book, scope),
  };
}

const order: Record<string, number> = { 'take-off': 0, 'still-right': 1, gone: 2 };
type Name = (id: string | null) => string;

function viewRelease(row: ReleaseRow, name: Name): Omit<SunshineDesk['releases'][number], 'mine' | 'exports'> {
  const { programs, funds, assets } = row.content;
  return {
    releaseId: row.id,
    state: row.state,
    digest: row.digest,
    proposedBy: name(row.proposed_by),
    proposedAt: row.proposed_at.toISOString(),
    ...(row.released_at === null ? {} : { releasedBy: name(row.released_by), releasedAt: row.released_at.toISOString() }),
    ...(row.ended_at === null ? {} : { endedBy: name(row.ended_by), endedAt: row.ended_at.toISOString() }),
    ...(row.why === null ? {} : { why: row.why }),
    programs: programs.length,
    funds: funds.length,
    assets: assets.length,
  };
}

function viewHanging(
  book: CodeBook,
  scope: StaffScope,
  row: HangingRow,
  releases: readonly ReleaseRow[],
  name: Name,
): SunshineDesk['hangings'][number] | undefined {
  const there = findThere(book, scope.county, row.kind, row.place);
  if (!there || !mayHang(scope, there)) return undefined;
  const holds = releases.some(({ id, state }) => id === row.release && state === 'released');
  return {
    hangingId: row.id,
    releaseId: row.release,
    place: row.kind,
    at: [there.name, row.hangs_at].filter(Boolean).join(' '),
    putUpBy: name(row.put_up_by),
    putUpAt: row.put_up_at.toISOString(),
    ...(row.taken_off_at === null ? {} : { takenOffBy: name(row.taken_off_by), takenOffAt: row.taken_off_at.toISOString() }),
    state: row.taken_off_at !== null ? 'gone' : holds ? 'still-right' : 'take-off',
  };
}
