import type { ReportEmergency, ReportedEmergency } from '../../contract/emergency.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { readCallBackNumber, readEmergencyKind } from '../../rules/emergency.ts';
import { figureOn } from '../../rules/figures.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import type { CodeBook, County, Village } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { SystemScope } from '../platform/scope.ts';
import { slowDown } from '../platform/slow-down.ts';
import { noteReport } from './note-report.ts';
import { readDesks, type Desks } from './read-desks.ts';
import { takeMinutes } from './ring-desks.ts';

/** A county of half a million has a handful a day. */
const reportsAMinute = 20;

/** Three answers from a phone that nobody has signed in on. Only a number that nobody could ring back is asked again. */
export async function reportEmergency(
  house: House,
  book: CodeBook,
  { given, sum }: { given: ReportEmergency; sum: string | undefined },
): Promise<ReportedEmergency> {
  const phone = readCallBackNumber(given.phone);
  if (phone === undefined) throw new Problem('field-refused', { field: 'phone', text: '这个号打不通。请再填一次，旁边人的也行。' });
  if (house.settings.deployment === 'demo' && !isInventedPhone(phone)) throw new Problem('not-an-invented-person', { field: 'phone' });
  const { county, town, village } = findPlace(book, given);
  await slowDown(house, { of: 'emergencies', county: county.id, submission: given.submissionId, sum, free: reportsAMinute });
  const scope: SystemScope = { kind: 'system', county: county.id };
  const place = town ?? county.id;
  const desks = await readDesks(house, scope, place);
  const row = await noteReport(house, scope, {
    report: {
      submissionId: given.submissionId,
      what: readEmergencyKind(given.what),
      place,
      village: village?.id,
      source: 'phone',
      where: (given.where ?? '').trim(),
      phone,
      whosePhone: given.whosePhone === 'beside' ? 'beside' : 'own',
      device: given.deviceId,
    },
    desks,
    minutes: takeMinutes(county.figures, house.clock.now()),
  });
  return {
    number: row.number,
    receivedAt: row.opened_at.toISOString(),
    text: sayReceived(house, county, desks),
    calls: listCalls(book, county, { place, village }),
  };
}

interface Place {
  county: County;
  town: string | undefined;
  village: Village | undefined;
}

/** By the village's code, else by the town; where neither is known and the county is the only one here, its own desk. */
function findPlace(book: CodeBook, { villageCode, townId }: ReportEmergency): Place {
  const village = villageCode === undefined ? undefined : book.findCode(villageCode)?.village;
  if (village) return { county: village.county, town: village.town.id, village };
  const town = book.towns.find(({ id }) => id === townId);
  if (town) return { county: town.county, town: town.id, village: undefined };
  const [only, ...others] = book.counties;
  if (!only || others.length > 0) throw new Problem('field-refused', { field: 'townId', text: '请选一下在哪个镇，好找人去。' });
  return { county: only, town: undefined, village: undefined };
}

/** 马上 is said only while somebody sits there. */
function sayReceived(house: House, county: County, { first }: Desks): string {
  const whose = first.place === county.id ? '县里' : '镇上';
  if (first.manned === 'yes') return `收到了。${whose}值班的人马上打给您。打不通，他会去找您。`;
  const minutes = figureOn(county.figures, 'emergency-call-minutes', dayOf(house.clock.now()))?.value;
  const told = first.place === county.id ? '县里' : '镇上和县里';
  const when = minutes === undefined ? '' : `${minutes}分钟内打给您。`;
  return `收到了，告诉${told}了。${when}等不及，打${county.hotline}。`;
}

function listCalls(book: CodeBook, county: County, { place, village }: { place: string; village: Village | undefined }) {
  const town = book.towns.find(({ id }) => id === place);
  const [liaison] = village?.liaisons ?? [];
  return [
    ...(town?.dutyPhone ? [{ name: `${town.name}值班`, phone: town.dutyPhone }] : []),
    ...(county.dutyPhone ? [{ name: '县里值班', phone: county.dutyPhone }] : []),
    { name: county.hotline, phone: county.hotline },
    ...(liaison ? [liaison] : []),
  ];
}
