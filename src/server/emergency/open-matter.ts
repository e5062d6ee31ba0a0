import type { OpenEmergencyMatter } from '../../contract/emergency.contract.ts';
import { emergencyWords, readEmergencyKind, suddenEventOf } from '../../rules/emergency.ts';
import { isPhoneNumber } from '../../rules/phone-number.ts';
import { makeReceiptCode, makeReceiptNumber } from '../apply/index.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { asSentence, findProcedure, prepareMatter, takeMatter } from '../matter/index.ts';
import { registerUnknown } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { writeTogether } from '../platform/write-together.ts';
import {
  changeEmergency,
  findEmergency,
  insertApplication,
  insertFactSet,
  insertReceipt,
  listReports,
  lockEmergency,
} from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { reportAt, type Said } from './key-of.ts';
import { refuseUnlessHers } from './take-emergency.ts';

/**
 * It becomes a matter while they talk: an application of its own under the same key, with a receipt like any other, about somebody whom
 * perhaps nobody knows yet. What was reported is what was said; nobody is asked for consent, nothing is checked first (法50).
 */
export async function openMatter(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  given: OpenEmergencyMatter & { id: string },
): Promise<void> {
  await getEmergency(house.db, scope, given.id);
  const { name = '', address = '', need = '', villageId, caller } = given;
  const digest = house.vault.hash('emergency-matter', JSON.stringify([given.id, name, address, need, villageId ?? '', caller]));
  const program = await findProgram(shelf, scope.county);
  await house.db.transaction().execute(async (tx) => {
    const row = (await lockEmergency(tx, scope, given.id))!;
    if (row.matter) {
      if (row.matter_digest && house.vault.sameHash(row.matter_digest, digest)) return;
      throw new Problem('already-sent-differently');
    }
    if (row.state === 'closed') throw new Problem('not-now', { text: '这件已经了结了。' });
    refuseUnlessHers(row, scope);
    const { place, village } = whereItIs(book, scope, row, villageId);
    const procedure = await findProcedure(tx, scope, program.procedure);
    if (!procedure) throw new Problem('not-now', { text: '急难救助还没有办事步骤，先用电话办。' });

    const key = house.vault.applicationKey(scope.county, row.id, row.key_wrapped!);
    const said = await readSaid(house, tx, scope, row, key);
    const who = { name: name.trim(), address: address.trim() || said.where, village, caller: caller as 'self' | 'family' | 'neighbour' };
    const { person, household, account } = await registerUnknown(house, tx, scope, {
      ...who,
      phone: isPhoneNumber(said.phone) ? said.phone : undefined,
    });
    const what = readEmergencyKind(row.what);
    const { matter, writes } = await prepareMatter(house, tx, scope, {
      application: row.id,
      applicationKey: key,
      account,
      person,
      program: program.id,
      catalogueVersion: program.catalogueVersion,
      procedure,
      village,
      town: place,
      receiver: { kind: 'town-of-event', id: place },
      body: book.findCounty(scope.county)!.bodies.find((body) => body.name === program.department)?.id ?? null,
      calendar: book.findCounty(scope.county)!.calendar,
      added: {
        words: { title: '您说的急事记下了', text: asSentence(need.trim() || emergencyWords[what]) },
        who: book.towns.find(({ id }) => id === place)?.name ?? book.findCounty(scope.county)!.name,
        submissionId: given.submissionId,
        digest,
      },
    });
    const now = house.clock.now();
    const [code, number, factSet] = [makeReceiptCode(), makeReceiptNumber(), newId(house.clock)];
    const at = (column: string) => ({ column: `application.${column}`, county: scope.county, row: row.id });
    const facts = suddenEventOf[what] === undefined ? {} : { 'household.suddenEvent': suddenEventOf[what] };
    // The application first: what follows it in the same statement is tied to it by the rules alone.
    await writeTogether(
      tx,
      insertApplication({
        county: scope.county,
        id: row.id,
        submission_id: given.submissionId,
        account,
        village,
        key_wrapped: row.key_wrapped,
        begun_at: row.opened_at,
        submitted_at: now,
        body_digest: digest,
        household,
        applicant: person,
        name_sealed: house.vault.seal(key, at('name_sealed'), who.name),
        filled_by: caller,
        catalogue_version: program.catalogueVersion,
        receipt_number: number,
        receipt_sealed: house.vault.seal(key, at('receipt_sealed'), code),
        answer_sealed: null,
      }),
      insertReceipt({ code_hash: house.vault.hash('receipt', code), county: scope.county, application: row.id }),
      insertFactSet({
        county: scope.county,
        id: factSet,
        application: row.id,
        source: 'declared',
        sealed: house.vault.sealJson(key, { column: 'fact_set.sealed', county: scope.county, row: factSet }, facts),
        at: now,
      }),
      ...writes,
    );
    await changeEmergency(tx, scope, row.id, {
      state: 'open',
      application: row.id,
      matter,
      matter_digest: digest,
      key_wrapped: null,
      due_at: null,
      place,
      village: book.findVillage(village) ? village : null,
    });
    await recordLook(house, tx, scope, { act: 'added', whatKind: 'matter', what: matter });
  });
  await takeIt(house, scope, given.id);
}

/** Hers from the first moment, so that nobody else of her desk pays for it a second time. The county's duty officer only watches a town's. */
async function takeIt(house: House, scope: StaffScope, id: string): Promise<void> {
  const row = await findEmergency(house.db, scope, id);
  await takeMatter(house, scope, row!.matter!).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
}

/** The aid that is given first and explained later, as the catalogue in force has it. */
async function findProgram(shelf: CatalogueShelf, county: string) {
  const catalogue = (await shelf.findInForce(county))?.catalogue;
  const program = catalogue?.programs.find(({ callFirst, apply }) => callFirst && apply === 'here') as
    | ({ id: string; department: string; procedure?: string } | undefined)
    | undefined;
  if (!catalogue || !program?.procedure) throw new Problem('not-now', { text: '救助目录里还没有急难救助，先用电话办。' });
  return { id: program.id, department: program.department, procedure: program.procedure, catalogueVersion: catalogue.version };
}

/** Where it happened is who pays, wherever the 户口 is. Where only the town is known, it stands in the village's place. */
function whereItIs(
  book: CodeBook,
  scope: StaffScope,
  row: Tables['emergency'],
  villageId: string | undefined,
): { place: string; village: string } {
  const chosen = book.findVillage(villageId ?? row.village ?? '');
  if (chosen && chosen.county.id === scope.county) return { place: chosen.town.id, village: chosen.id };
  const town = book.towns.find(({ id, county }) => id === villageId && county.id === scope.county);
  if (town) return { place: town.id, village: town.id };
  if (row.place === scope.county) throw new Problem('field-refused', { field: 'villageId', text: '请选在哪个镇，好知道归谁去。' });
  return { place: row.place, village: row.place };
}

async function readSaid(
  house: House,
  tx: Tx,
  scope: StaffScope,
  row: Tables['emergency'],
  key: ReturnType<House['vault']['applicationKey']>,
): Promise<Said> {
  const [first] = await listReports(tx, scope, [row.id]);
  return house.vault.openJson<Said>(key, reportAt(scope.county, first!.id), first!.sealed);
}
