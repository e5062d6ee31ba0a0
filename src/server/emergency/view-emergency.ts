import type { Emergency } from '../../contract/emergency.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { emergencyWords, paymentWayWords, readEmergencyKind } from '../../rules/emergency.ts';
import { figureOn } from '../../rules/figures.ts';
import { unnamed } from '../../rules/mask.ts';
import { fenInWords, yuanToFen } from '../../rules/money.ts';
import { eventsFor } from '../../rules/procedure.ts';
import { actsAs } from '../../rules/role-rights.ts';
import { getMatterToLookAt, leftOfAgreed, readCourses, readReserve, viewMatters } from '../matter/index.ts';
import { readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { listStaffNames } from '../platform/list-staff-names.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { listOpen, listReports, listSlips } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { keyOf, reportAt, type Said } from './key-of.ts';
import { nameDesk, namePlace, viewLines } from './view-lines.ts';

/** Which figure of the county a town's first payments are drawn on; the procedure names the same. */
const reserveName = 'urgent-reserve';

/** One of them, whole: what was said and whom to ring back. Every look is written down. */
export async function viewEmergency(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<Emergency> {
  const row = await getEmergency(house.db, scope, id);
  const matter = row.matter ? await viewMatter(house, book, scope, row, row.matter) : undefined;
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'emergency', what: id });
  const names = await listStaffNames(house.db, scope, row.taken_by ? [row.taken_by] : []);
  const [line] = await viewLines(house, book, scope, [{ ...row, takenBy: names.get(row.taken_by ?? '') ?? null }]);
  const said = await readReports(house, book, scope, row);
  const { figures } = book.findCounty(scope.county)!;
  const reserve = await readReserve(house, house.db, scope, {
    name: reserveName,
    town: row.place,
    day: dayOf(house.clock.now()),
    figures,
  });
  const others = row.state === 'open' || row.state === 'closed' ? [] : (await listOpen(house.db, scope, [row.place])).rows;
  return {
    ...line!,
    said,
    townId: row.place,
    ...(row.village ? { villageId: row.village } : {}),
    others: others
      .filter((one) => one.id !== id)
      .map((one) => ({
        emergencyId: one.id,
        number: one.number,
        what: emergencyWords[readEmergencyKind(one.what)],
        place: namePlace(book, scope, one),
      })),
    ...(matter ? { matter: { ...matter, suggested: suggest(said, row, matter.paidFen) } } : {}),
    reserve: reserve
      ? { state: 'set', leftFen: reserve.leftFen, ofFen: reserve.ofFen, demo: reserve.demo }
      : { state: 'not-set', leftFen: 0, ofFen: 0, demo: false },
  };
}

async function readReports(house: House, book: CodeBook, scope: StaffScope, row: Tables['emergency']): Promise<Emergency['said']> {
  const key = await keyOf(house, house.db, scope, row);
  return (await listReports(house.db, scope, [row.id])).map((report) => {
    const said = house.vault.openJson<Said>(key, reportAt(scope.county, report.id), report.sealed);
    const village = report.village && book.findVillage(report.village);
    return {
      at: report.at.toISOString(),
      what: emergencyWords[readEmergencyKind(report.what)],
      place: village ? `${village.town.name}${village.name}` : nameDesk(book, scope, row.place),
      where: said.where,
      phone: said.phone,
      whosePhone: said.whosePhone,
      by: row.source,
    };
  });
}

type OfMatter = Omit<NonNullable<Emergency['matter']>, 'suggested'>;

async function viewMatter(house: House, book: CodeBook, scope: StaffScope, emergency: Tables['emergency'], id: string): Promise<OfMatter> {
  const { row, hold, trace } = await getMatterToLookAt(house, scope, id);
  const { calendar, figures } = book.findCounty(scope.county)!;
  const [view] = await viewMatters(house, house.db, scope, [row], calendar);
  const [course] = await readCourses(house, house.db, scope, [row]);
  const today = dayOf(house.clock.now());
  const role = actsAs(scope.role);
  const key = await keyOf(house, house.db, scope, emergency);
  const nameAt = { column: 'application.name_sealed', county: scope.county, row: row.application };
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'matter', what: id, ...trace });
  const { idNumber } = await readPerson(house, house.db, scope, row.person);
  const paid = course!.events.findLast(({ means }) => means === 'pay-first')?.given.amountFen;
  const events = role && hold.state !== 'colleague' ? eventsFor(course!.procedure, row.step, role) : [];
  return {
    matterId: id,
    version: row.version,
    step: row.step,
    title: view!.state.title,
    text: view!.state.text,
    name: house.vault.open(key, nameAt, row.name_sealed!) || unnamed,
    identified: idNumber === '' ? 'no' : 'yes',
    acts: events.map(({ event, title, cap, agreed }) => {
      const figure = cap === undefined ? undefined : figureOn(figures, cap, today);
      const left = agreed === undefined ? undefined : leftOfAgreed(course!.events, { event, agreed });
      const most = [...(figure ? [yuanToFen(figure.value)] : []), ...(left === undefined ? [] : [Math.max(0, left)])];
      return { event, title, ...(most.length ? { atMost: Math.min(...most) } : {}) };
    }),
    ...(paid === undefined ? {} : { paidFen: paid }),
    slips: (await listSlips(house.db, scope, row.application)).map((slip) => ({ paperId: slip.id })),
  };
}

/** What the town writes down afterwards stands there already: nobody types it twice, and the family is not asked for it. */
function suggest(said: Emergency['said'], row: Tables['emergency'], paidFen: number | undefined): string {
  const [first] = said;
  const where = [first?.place, first?.where].filter(Boolean).join('，');
  const paid = paidFen === undefined ? '' : `先给了${fenInWords(paidFen)}${row.paid_way ? `，${paymentWayWords[row.paid_way]}` : ''}。`;
  return `${dayInWords(dayOf(row.opened_at))}，${where}，${emergencyWords[readEmergencyKind(row.what)]}。${paid}`;
}
