import { dayOf } from '../../rules/day.ts';
import { publicLineOf } from '../../rules/public-notice.ts';
import { openForStaff, readAnswers } from '../decide/index.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findUnconsented, getMatterToLookAt, readCourses, type CourseEvent } from '../matter/index.ts';
import { readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { findStaff } from '../staff/index.ts';
import type { MatterFile } from './matter-file.ts';

/** What stands in a matter today, for its papers. It is opened by the way every look goes, which also records it. */
export async function readMatterFile(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  id: string,
): Promise<MatterFile> {
  const opened = await openForStaff(house, book, shelf, scope, id);
  const { row } = await getMatterToLookAt(house, scope, id);
  const county = book.findCounty(scope.county)!;
  const village = book.findVillage(row.village);
  const today = dayOf(house.clock.now());
  const [course] = await readCourses(house, house.db, scope, [row]);
  const { procedure, events } = course!;
  const { idNumber } = await readPerson(house, house.db, scope, row.person);
  const answers = await readAnswers(house, house.db, scope, row);
  const saidNo = await findUnconsented(house.db, scope, { application: row.application, kind: 'sensitive-data' });
  const line = publicLineOf(
    {
      name: opened.applicantFull.name,
      idNumber,
      address: opened.applicantFull.address,
      village: village?.name ?? '',
      members: answers['household.size'],
      program: procedure.name,
      amountFen: proposedFen(events),
      children: procedure.children ?? false,
    },
    today,
  );
  return {
    matterId: row.id,
    number: opened.receiptNumber,
    step: row.step,
    procedure,
    events,
    dates: Object.fromEntries(events.map((event) => [event.kind, event.day])),
    program: opened.program,
    name: opened.applicantFull.name,
    idNumber: opened.applicantFull.idNumber,
    numberStands: saidNo('m1') ? 'by-law' : 'everywhere',
    publicLine: line,
    missing: opened.missing ?? [],
    places: { county: county.name, town: village?.town.name ?? '', village: village?.name ?? '' },
    hotline: county.hotline,
    staffNames: await nameWhoActed(house, scope, events),
    calendar: county.calendar,
    today,
    mark: markOf(house, scope),
  };
}

/** What stands across a paper that is none: a practised one must never hang on a board. */
function markOf(house: House, { practice }: StaffScope): string {
  if (practice) return '练习，不是政府公文';
  return house.settings.deployment === 'demo' ? '演示数据，不是政府公文' : '';
}

/** What somebody has put down since the last decision; what was granted long ago is not what is proposed now. */
function proposedFen(events: readonly CourseEvent[]): number | undefined {
  const decided = events.findLastIndex(({ means }) => means === 'grant' || means === 'cut');
  return events.slice(decided + 1).findLast(({ given }) => given.amountFen !== undefined)?.given.amountFen;
}

async function nameWhoActed(house: House, scope: StaffScope, events: readonly CourseEvent[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { actor, means } of events) {
    if (!actor || (means !== 'accept' && means !== 'ask') || names[actor]) continue;
    const staff = await findStaff(house.db, scope, actor);
    if (staff) names[actor] = staff.name;
  }
  return names;
}
