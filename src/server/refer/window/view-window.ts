import type { WindowOfMatter } from '../../../contract/refer.contract.ts';
import { mayDo } from '../../../rules/role-rights.ts';
import { windowSteps } from '../../../rules/window-events.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import {
  dueInWords,
  getMatterToActOn,
  listMattersOfApplication,
  listSameMatters,
  viewMatters,
  type MatterView,
} from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listBodyNames, nameBody } from '../name-office.ts';
import { answerBy } from '../referral/answer-by.ts';
import { viewLine } from '../referral/view-line.ts';
import { listReferralsOf, listSteps } from '../refer.store.ts';
import { findProgramsWithProcedure } from './find-programs.ts';

/** What stands around a matter, for whoever may see the matter: other matters of the application, the same asked for twice, referrals. */
export async function viewWindow(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  matterId: string,
): Promise<WindowOfMatter> {
  const { db } = house;
  const row = await getMatterToActOn(house, scope, matterId);
  const { calendar } = book.findCounty(scope.county)!;
  const ofApplication = await listMattersOfApplication(db, scope, row.application);
  const same = await listSameMatters(db, scope, row);
  const views = await viewMatters(house, db, scope, [...ofApplication.filter(({ id }) => id !== row.id), ...same], calendar);
  const others = [];
  for (const view of views) others.push({ view, line: await viewOther(shelf, view) });
  const referrals = (await listReferralsOf(db, scope, row.id)).filter((one) => one.key_wrapped);
  const steps = Map.groupBy(
    await listSteps(
      db,
      scope,
      referrals.map(({ id }) => id),
    ),
    (step) => step.referral,
  );
  const lines = [];
  for (const one of referrals) lines.push(await viewLine(house, book, shelf, scope, one, steps.get(one.id) ?? []));
  const answer = answerBy(house, book, scope, 'sent');
  const taken = new Set(ofApplication.map(({ program }) => program));
  const earlier = same.filter((one) => one.closed_at === null && one.opened_at <= row.opened_at);
  return {
    siblings: others.filter(({ view }) => view.row.application === row.application).map(({ line }) => line),
    same: others.filter(({ view }) => view.row.application !== row.application).map(({ line }) => line),
    mayJoin: row.closed_at === null ? earlier.map(({ id }) => id) : [],
    mayAdd: (await findProgramsWithProcedure(shelf, scope)).filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id, name })),
    receiver: nameReceiver(book, scope, row),
    bodies: listBodyNames(book, scope),
    referrals: lines,
    ...(answer ? { answerBy: dueInWords(answer) } : {}),
    side: mayDo(scope.role, 'refer') ? 'window' : 'reader',
  };
}

async function viewOther(shelf: CatalogueShelf, { row, receiptNumber, state }: MatterView): Promise<WindowOfMatter['siblings'][number]> {
  return {
    matterId: row.id,
    program: await shelf.programName(row.county, row.catalogue_version, row.program),
    receiptNumber,
    stateTitle: windowSteps[row.step]?.title ?? state.title,
    state: row.closed_at === null ? 'open' : 'closed',
    submittedAt: row.submitted_at!.toISOString(),
  };
}

function nameReceiver(book: CodeBook, scope: StaffScope, { receiver, village }: { receiver: string | null; village: string }): string {
  const town = book.towns.find(({ id }) => id === receiver)?.name;
  return (receiver && (nameBody(book, scope, receiver) ?? town)) || (book.findVillage(village)?.town.name ?? '');
}
