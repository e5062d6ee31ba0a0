import type { EmergencyLine, WriteEmergency } from '../../contract/emergency.contract.ts';
import { readCallBackNumber, readEmergencyKind } from '../../rules/emergency.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { placesOf, type StaffScope } from '../platform/scope.ts';
import { noteReport } from './note-report.ts';
import { readDesks } from './read-desks.ts';
import { takeMinutes } from './ring-desks.ts';
import { viewLines } from './view-lines.ts';

/** By a plain call: the officer whose place it is has it in hand at once, the hotline's rings. Without a number too: the liaison walks there. */
export async function writeEmergency(house: House, book: CodeBook, scope: StaffScope, given: WriteEmergency): Promise<EmergencyLine> {
  const phone = given.phone?.trim() ? readCallBackNumber(given.phone) : '';
  if (phone === undefined) throw new Problem('field-refused', { field: 'phone', text: '这个号打不通。请再填一次，或者空着。' });
  if (phone && house.settings.deployment === 'demo' && !isInventedPhone(phone))
    throw new Problem('not-an-invented-person', { field: 'phone' });
  const { place, village } = findPlace(book, scope, given.placeId);
  const answers = mayDo(scope.role, 'answer-emergencies');
  const row = await noteReport(house, scope, {
    report: {
      submissionId: given.submissionId,
      what: readEmergencyKind(given.what),
      place,
      village,
      source: given.by as 'hotline' | 'liaison' | 'walk-in',
      where: (given.where ?? '').trim(),
      phone,
      whosePhone: 'own',
      device: undefined,
      takenBy: answers ? scope.staff : undefined,
    },
    desks: await readDesks(house, scope, place),
    minutes: takeMinutes(book.findCounty(scope.county)!.figures, house.clock.now()),
  });
  const [line] = await viewLines(house, book, scope, [{ ...row, takenBy: null }]);
  return line!;
}

/** A village or a town of hers, or the county itself. */
function findPlace(book: CodeBook, scope: StaffScope, id: string): { place: string; village: string | undefined } {
  const village = book.findVillage(id);
  const place = village?.town.id ?? id;
  const known = place === scope.county || book.towns.some((town) => town.id === place && town.county.id === scope.county);
  const mine = placesOf(scope);
  if (!known || (mine !== 'all' && !mine.includes(place))) throw new Problem('not-found', { because: 'not her place' });
  return { place, village: village?.id };
}
