import { dayOf } from '../../rules/day.ts';
import type { ProvinceSource } from '../../rules/province-format.ts';
import { openForStaff, readAnswers } from '../decide/index.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { getMatterToLookAt, readCourses } from '../matter/index.ts';
import { readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.ts';
import { getFormat } from './get-format.ts';

/**
 * Some matters in the province's fields, so that nobody types them twice. The whole ID number is unsealed for the file alone.
 * All or nothing: a line that is silently not there would be a family forgotten.
 */
export async function exportMatters(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  matters: readonly string[],
): Promise<Buffer> {
  const { fields } = await getFormat(house, scope);
  const lines: Record<ProvinceSource, string>[] = [];
  for (const id of matters) lines.push(await readLine(house, book, shelf, scope, id));
  await house.db.transaction().execute(async (tx) => {
    for (const id of matters) {
      const { trace } = await getMatterToLookAt(house, scope, id);
      await recordLook(house, tx, scope, { act: 'exported', whatKind: 'matter', what: id, ...trace });
    }
  });
  return writeWorkbook(
    fields.map(({ header }) => header),
    lines.map((line) => fields.map(({ from }) => line[from])),
  );
}

async function readLine(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  id: string,
): Promise<Record<ProvinceSource, string>> {
  const opened = await openForStaff(house, book, shelf, scope, id);
  const { row } = await getMatterToLookAt(house, scope, id);
  const [course] = await readCourses(house, house.db, scope, [row]);
  const { events } = course!;
  const village = book.findVillage(row.village);
  const decided = events.findLast(({ means }) => means === 'grant' || means === 'refuse');
  const amountFen = events.findLast(({ given }) => given.amountFen !== undefined)?.given.amountFen;
  const size = (await readAnswers(house, house.db, scope, row))['household.size'];
  return {
    name: opened.applicantFull.name,
    idNumber: (await readPerson(house, house.db, scope, row.person)).idNumber,
    phone: opened.applicantFull.phone,
    town: village?.town.name ?? '',
    village: village?.name ?? '',
    address: opened.applicantFull.address,
    householdSize: typeof size === 'number' ? String(size) : '',
    program: opened.program,
    receiptNumber: row.receipt_number!,
    submittedOn: dayOf(row.submitted_at!),
    acceptedOn: events.findLast(({ means }) => means === 'accept')?.day ?? '',
    decidedOn: decided?.day ?? '',
    amountYuan: amountFen === undefined ? '' : (amountFen / 100).toFixed(2),
  };
}
