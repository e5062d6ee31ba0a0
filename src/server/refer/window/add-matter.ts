import type { AddMatter } from '../../../contract/refer.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { delegatedProcedure } from '../../../rules/delegations.ts';
import {
  asSentence,
  findEventBySubmission,
  findProcedure,
  getMatterToActOn,
  listMattersOfApplication,
  lockApplication,
  prepareMatter,
  type MatterRow,
} from '../../matter/index.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { decideReceiver, type CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import { fieldText } from '../../platform/field-words.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { nameWindow } from '../name-office.ts';
import { keyOf } from '../referral/open-referral.ts';
import { catalogueInForce, findProgramsWithProcedure } from './find-programs.ts';

/**
 * The window sees that another aid fits: opened within the same application, on what she has said already. She is told at once, and
 * may take it back as if she had asked for it herself.
 */
export async function addMatter(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  given: AddMatter & { matterId: string },
): Promise<void> {
  const row = await getMatterToActOn(house, scope, given.matterId);
  const catalogue = await catalogueInForce(shelf, scope);
  const program = (await findProgramsWithProcedure(shelf, scope)).find(({ id }) => id === given.program);
  if (!catalogue || !program) throw new Problem('field-refused', { field: 'program', text: fieldText('program') });
  const digest = house.vault.hash('add-matter', JSON.stringify([row.id, given.program, given.reason]));
  await house.db.transaction().execute(async (tx) => {
    await lockApplication(tx, scope, row.application);
    const before = await findEventBySubmission(tx, scope, given.submissionId);
    if (before) {
      if (!before.digest || before.actor !== scope.staff || !house.vault.sameHash(before.digest, digest))
        throw new Problem('already-sent-differently');
      return;
    }
    const siblings = await listMattersOfApplication(tx, scope, row.application);
    if (siblings.some((one) => one.program === program.id)) throw new Problem('not-now', { text: '这次申请里已经有这一项了。' });
    const receiver = decideReceiver(program, placesOf(book, row, siblings));
    const where = { program: program.id, town: receiver.row.town, day: dayOf(house.clock.now()) };
    const { calendar, delegations } = book.findCounty(scope.county)!;
    const procedure = await findProcedure(tx, scope, delegatedProcedure(delegations, where) ?? program.procedure);
    if (!procedure) throw new Problem('not-now', { text: '这一项还没有办事步骤，先不能加。' });
    const who = nameWindow(book, scope, row);
    const { matter, writes } = await prepareMatter(house, tx, scope, {
      application: row.application,
      applicationKey: keyOf(house, scope, row),
      account: row.account,
      person: row.person,
      program: program.id,
      catalogueVersion: catalogue.version,
      procedure,
      ...receiver.row,
      calendar,
      quiet: program.quiet,
      added: {
        words: { title: `窗口替您加上了${program.name}`, text: `${asSentence(given.reason)}填过的不用再填；您不想要，点“不办了”就行。` },
        who,
        submissionId: given.submissionId,
        digest,
      },
    });
    await writeTogether(tx, ...writes);
    await recordLook(house, tx, scope, { act: 'added', whatKind: 'matter', what: matter, forWhom: forWhom(scope, row)?.staff });
  });
}

/** Where she was and where her 户口 is, as the matters of this application say. */
function placesOf(book: CodeBook, row: MatterRow, siblings: readonly MatterRow[]) {
  const at = (kind: string) => book.findVillage((siblings.find((one) => one.receiver_kind === kind) ?? row).village)!;
  return { village: at('town-of-event'), hukou: at('town-of-hukou') };
}
