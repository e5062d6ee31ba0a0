import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

/** All counties of this deployment, without their practice grounds. */
export async function listCounties(db: Reader) {
  return db.selectFrom('county').selectAll().where('practice_of', 'is', null).orderBy('id').execute();
}

/** The practice ground of a county that is open now. */
export async function findPracticeGround(db: Reader, county: string): Promise<OpenGround | undefined> {
  return (await openGrounds(db).where('practice_of', '=', county).execute())[0] as OpenGround | undefined;
}

/** Of all counties. */
export async function listPracticeGrounds(db: Reader): Promise<OpenGround[]> {
  return (await openGrounds(db).execute()) as OpenGround[];
}

export interface OpenGround {
  ground: string;
  opened_at: Date;
  days_ahead: number;
}

function openGrounds(db: Reader) {
  return db.selectFrom('practice_ground').select(['ground', 'opened_at', 'days_ahead']).where('ground', 'is not', null);
}

/** Every place, also what is none any more, in the order of its division code. */
export async function listPlaces(db: Reader) {
  return db.selectFrom('place').selectAll().orderBy('division_code').execute();
}

export async function listCodes(db: Reader) {
  return db.selectFrom('village_code').selectAll().orderBy('issued_at').orderBy('id').execute();
}

/** Older codes of the province that hang somewhere and open a village. */
export async function listAliases(db: Reader) {
  return db.selectFrom('code_alias').select(['alias', 'village']).where('until', 'is', null).execute();
}

/** Only those who said that their name and number may stand on a poster and a public page. */
export async function listShownLiaisons(db: Reader, scope: Scope) {
  return db
    .selectFrom('liaison')
    .select(['village', 'name', 'phone'])
    .where('county', '=', scope.county)
    .where('until', 'is', null)
    .where('print_consent_on', 'is not', null)
    .orderBy('since')
    .execute();
}

export async function listStations(db: Reader, scope: Scope) {
  return db.selectFrom('station').select(['place', 'address', 'hours', 'phone']).where('county', '=', scope.county).execute();
}

export async function listFigures(db: Reader, scope: Scope) {
  return db.selectFrom('figure').select('data').where('county', '=', scope.county).execute();
}

export async function listDelegations(db: Reader, scope: Scope) {
  return db.selectFrom('delegation').select('data').where('county', '=', scope.county).execute();
}

export async function listBodies(db: Reader, scope: Scope) {
  return db
    .selectFrom('body')
    .select(['id', 'name', 'kind', 'phone', 'remedies', 'decides'])
    .where('county', '=', scope.county)
    .where('until', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute();
}

export async function listCalendarYears(db: Reader, scope: Scope) {
  return db.selectFrom('calendar').selectAll().where('county', '=', scope.county).execute();
}

/** Sealed numbers of the duty desks; the roster itself is the staff room's. */
export async function listDutyDesks(db: Reader, scope: Scope) {
  return db.selectFrom('duty_desk').select(['place', 'phone_sealed']).where('county', '=', scope.county).execute();
}
