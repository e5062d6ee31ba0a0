import { checkCatalogue } from '../rules/catalogue/check-catalogue.ts';
import type { CatalogueData } from '../rules/catalogue/shape.ts';
import { dayOf } from '../rules/day.ts';
import { checkDelegations, type Delegation } from '../rules/delegations.ts';
import { checkFigures, type Figure } from '../rules/figures.ts';
import { checkProcedure } from '../rules/check-procedure.ts';
import type { Procedure } from '../rules/procedure.ts';
import { checkProvinceFormat, type ProvinceFormat } from '../rules/province-format.ts';
import { bodyKinds, type Body } from '../rules/receiver.ts';
import { remedyKinds, type Remedy } from '../rules/remedies.ts';
import type { StaffRole } from '../rules/role-rights.ts';
import { checkWindowWords, type WindowWords } from '../rules/window-words.ts';
import type { Calendar } from '../rules/working-day.ts';
import type { Tx } from './platform/database.ts';
import type { House } from './platform/house.ts';
import { newId } from './platform/new-id.ts';
import { SettingRefused } from './platform/settings.ts';
import { issueCode } from './places/index.ts';
import { addStaff } from './staff/index.ts';

/** A county as a folder says it; see mock/data/README.md for each file. */
export interface CountyFolder {
  county: {
    id: string;
    divisionCode: string;
    name: string;
    province?: string;
    city?: string;
    cityCode?: string;
    hotline: string;
    supervisionPhone?: string;
    smsSign: string;
    showcaseVillage: string;
  };
  villages: { code: string; name: string; displayName: string; town_code: string; town_name: string }[];
  liaisons: { villageCode: string; name: string; phone: string; from: string; printConsentOn?: string }[];
  stations: { place: string; address: string; hours: string; phone: string }[];
  staff: {
    login: string;
    name: string;
    role: StaffRole;
    body?: string;
    places: string[];
    password: string;
    totpSecret: string;
    idNumber?: string;
    cardNumber?: string;
  }[];
  bodies: (Pick<Body, 'id' | 'name' | 'kind' | 'phone'> & { ref: string; remedies: string[]; decides?: string[] })[];
  /** By the names under which bodies have them. */
  remedies: (Remedy & { id: string })[];
  catalogue: CatalogueData & { version: number };
  calendar: Calendar;
  figures: Figure[];
  delegations: Delegation[];
  provinceFormat: ProvinceFormat;
  windowWords: WindowWords;
  procedures: Procedure[];
  /** Invented households that a draft of the catalogue is tried against. */
  trialHouseholds: { id: string; title: string; facts: object }[];
}

const firstIssue = 'A';

/** Writes what is missing; what stands already is left as it is. Staff come with a folder in a demo only. */
export async function loadCounty(house: House, folder: CountyFolder): Promise<{ villages: number; codes: number }> {
  for (const procedure of folder.procedures) {
    const wrong = checkProcedure(procedure);
    if (wrong.length > 0) throw new SettingRefused(`The procedure ${procedure.id} cannot be loaded: ${wrong[0]}`);
  }
  const [wrongCatalogue] = checkCatalogue(folder.catalogue);
  if (wrongCatalogue) throw new SettingRefused(`The catalogue cannot be loaded: ${wrongCatalogue}`);
  const [wrongFigure] = checkFigures(folder.figures);
  if (wrongFigure) throw new SettingRefused(`The figures cannot be loaded: ${wrongFigure}`);
  const [wrongDelegation] = checkDelegations(folder.delegations, {
    programs: new Set(folder.catalogue.programs.filter(({ apply }) => apply === 'here').map(({ id }) => id)),
    procedures: new Set(folder.procedures.map(({ id }) => id)),
    towns: new Set(folder.villages.map((village) => village.town_code)),
  });
  if (wrongDelegation) throw new SettingRefused(`The delegations cannot be loaded: ${wrongDelegation}`);
  const [wrongFormat] = checkProvinceFormat(folder.provinceFormat);
  if (wrongFormat) throw new SettingRefused(`The format of the province cannot be loaded: ${wrongFormat}`);
  const [wrongWords] = checkWindowWords(folder.windowWords, new Set(folder.catalogue.programs.map(({ id }) => id)));
  if (wrongWords) throw new SettingRefused(`The words of the windows cannot be loaded: ${wrongWords}`);
  refuseWrongBodies(folder);
  const { county } = folder;
  const now = house.clock.now();
  await house.db
    .insertInto('county')
    .values({
      id: county.id,
      name: county.name,
      division_code: county.divisionCode,
      province: county.province ?? '',
      city: county.city ?? '',
      city_code: county.cityCode ?? '',
      hotline: county.hotline,
      supervision_phone: county.supervisionPhone ?? null,
      sms_sign: county.smsSign,
      born_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await house.vault.loadKeys(house.db, [county.id]);
  const staff = house.settings.deployment === 'demo' ? folder.staff : [];
  return house.db.transaction().execute(async (tx) => {
    await loadPlaces(house, tx, folder);
    const codes = await loadCodes(house, tx, folder);
    await loadLaw(tx, folder, now);
    await loadBodies(house, tx, folder);
    await loadLiaisons(house, tx, folder);
    await loadStations(house, tx, folder);
    for (const one of staff) await addStaff(house, tx, { kind: 'system', county: county.id }, { ...one, seeded: true });
    return { villages: folder.villages.length, codes };
  });
}

async function loadPlaces(house: House, tx: Tx, { county, villages }: CountyFolder): Promise<void> {
  const since = dayOf(house.clock.now());
  const towns = new Map(villages.map((village) => [village.town_code, village.town_name]));
  const rows = [
    { id: county.id, kind: 'county' as const, parent: null, name: county.name, raw_name: county.name },
    ...[...towns].map(([id, name]) => ({ id, kind: 'town' as const, parent: county.id, name, raw_name: name })),
    ...villages.map((village) => ({
      id: village.code,
      kind: 'village' as const,
      parent: village.town_code,
      name: village.displayName,
      raw_name: village.name,
    })),
  ].map((row) => Object.assign(row, { county: county.id, division_code: row.id, since, until: null, merged_into: null }));
  for (const batch of batches(rows))
    await tx
      .insertInto('place')
      .values(batch)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
}

/** For villages that have none: what hangs on a wall stays what it is, under whichever key its tag was made. */
async function loadCodes(house: House, tx: Tx, { county, villages }: CountyFolder): Promise<number> {
  const issuedAt = house.clock.now();
  const known = new Set(
    (await tx.selectFrom('village_code').select('village').where('county', '=', county.id).execute()).map((row) => row.village),
  );
  const rows = villages
    .filter(({ code }) => !known.has(code))
    .map(({ code }) => ({
      id: issueCode(house.vault, code, firstIssue),
      county: county.id,
      village: code,
      issued_at: issuedAt,
      issued_by: null,
      hangs_at: null,
      revoked_at: null,
      revoked_by: null,
      revoked_why: null,
      replaced_by: null,
    }));
  for (const batch of batches(rows)) await tx.insertInto('village_code').values(batch).execute();
  return rows.length;
}

async function loadLaw(tx: Tx, folder: CountyFolder, now: Date): Promise<void> {
  const { county, procedures, calendar, figures, delegations, provinceFormat, windowWords } = folder;
  await loadCatalogue(tx, folder, now);
  for (const procedure of procedures) {
    await tx
      .insertInto('procedure')
      .values({ county: county.id, id: procedure.id, version: procedure.version, data: JSON.stringify(procedure), published_at: now })
      .onConflict((conflict) => conflict.columns(['county', 'id', 'version']).doNothing())
      .execute();
  }
  await tx
    .insertInto('province_format')
    .values({ county: county.id, version: provinceFormat.version, data: JSON.stringify(provinceFormat), published_at: now })
    .onConflict((conflict) => conflict.columns(['county', 'version']).doNothing())
    .execute();
  await tx
    .insertInto('window_words')
    .values({ county: county.id, version: windowWords.version, data: JSON.stringify(windowWords), published_at: now })
    .onConflict((conflict) => conflict.columns(['county', 'version']).doNothing())
    .execute();
  for (const figure of figures) {
    await tx
      .insertInto('figure')
      .values({ county: county.id, name: figure.name, since: figure.since, data: JSON.stringify(figure), published_at: now })
      .onConflict((conflict) => conflict.columns(['county', 'name', 'since']).doNothing())
      .execute();
  }
  for (const delegation of delegations) {
    const { program, town, since } = delegation;
    await tx
      .insertInto('delegation')
      .values({ county: county.id, program, town, since, data: JSON.stringify(delegation), published_at: now })
      .onConflict((conflict) => conflict.columns(['county', 'program', 'town', 'since']).doNothing())
      .execute();
  }
  for (const [year, data_] of Object.entries(calendar.years)) {
    await tx
      .insertInto('calendar')
      .values({ county: county.id, year: Number(year), data: JSON.stringify(data_), published_at: now })
      .onConflict((conflict) => conflict.columns(['county', 'year']).doNothing())
      .execute();
  }
}

/** Once officers have published at their desk, the desk is where the catalogue changes: a folder would undo what they said. */
async function loadCatalogue(tx: Tx, { county, catalogue, trialHouseholds }: CountyFolder, now: Date): Promise<void> {
  const { version, ...data } = catalogue;
  const ofDesk = await tx
    .selectFrom('catalogue')
    .select('version')
    .where('county', '=', county.id)
    .where('draft', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (!ofDesk)
    await tx
      .insertInto('catalogue')
      .values({ county: county.id, version, data: JSON.stringify(data), effective_from: data.effectiveFrom, published_at: now })
      .onConflict((conflict) => conflict.columns(['county', 'version']).doNothing())
      .execute();
  if (trialHouseholds.length === 0) return;
  await tx
    .insertInto('trial_household')
    .values(trialHouseholds.map(({ id, title, facts }) => ({ county: county.id, id, title, data: JSON.stringify(facts), loaded_at: now })))
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .execute();
}

/** A program that nobody answers for, or a desk of a body that does not exist, would be found only when somebody waits for it. */
function refuseWrongBodies({ bodies, remedies, procedures, catalogue, staff }: CountyFolder): void {
  const [wrong] = [
    ...bodies.filter(({ kind, ref }) => !bodyKinds.includes(kind) || !ref).map(({ id }) => `the body ${id} lacks a kind or a source`),
    ...remedies
      .filter(({ kind, source }) => !remedyKinds.includes(kind) || !source?.ref)
      .map(({ id }) => `the remedy ${id} lacks a kind or a source`),
    ...bodies
      .filter((body) => body.remedies.some((name) => !remedies.some(({ id }) => id === name)))
      .map(({ id }) => `the body ${id} has a remedy that nothing says anything of`),
    ...bodies
      .filter(({ decides }) => decides?.some((name) => !procedures.some(({ id }) => id === name)))
      .map(({ id }) => `the body ${id} decides in a procedure that does not exist`),
    ...catalogue.programs
      .filter(({ department }) => !bodies.some(({ name }) => name === department))
      .map(({ id, department }) => `the program ${id} names ${department}, which is no body`),
    ...staff
      .filter(({ role, body }) => (role === 'department') !== bodies.some(({ id }) => id === body))
      .map(({ login }) => `${login} works for no body, or is of no department`),
  ];
  if (wrong) throw new SettingRefused(`The bodies cannot be loaded: ${wrong}`);
}

/** Names and numbers are the county's own once loaded; where a decision may be taken is the folder's word each time. */
async function loadBodies(house: House, tx: Tx, { county, bodies, remedies }: CountyFolder): Promise<void> {
  const since = dayOf(house.clock.now());
  await tx
    .insertInto('body')
    .values(
      bodies.map(({ id, name, kind, phone, decides = [], remedies: names }) => ({
        county: county.id,
        id,
        name,
        kind,
        phone,
        since,
        until: null,
        remedies: JSON.stringify(names.map((one) => withoutId(remedies.find((remedy) => remedy.id === one)!))),
        decides,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['county', 'id'])
        .doUpdateSet((eb) => ({ remedies: eb.ref('excluded.remedies'), decides: eb.ref('excluded.decides') })),
    )
    .execute();
}

function withoutId({ id: _id, ...remedy }: Remedy & { id: string }): Remedy {
  return remedy;
}

async function loadLiaisons(house: House, tx: Tx, { county, liaisons }: CountyFolder): Promise<void> {
  const known = await tx.selectFrom('liaison').select('village').where('county', '=', county.id).execute();
  const fresh = liaisons.filter((one) => !known.some((row) => row.village === one.villageCode));
  if (fresh.length === 0) return;
  await tx
    .insertInto('liaison')
    .values(
      fresh.map((one) => ({
        county: county.id,
        id: newId(house.clock),
        village: one.villageCode,
        name: one.name,
        phone: one.phone,
        since: one.from,
        until: null,
        print_consent_on: one.printConsentOn ?? null,
      })),
    )
    .execute();
}

async function loadStations(house: House, tx: Tx, { county, stations }: CountyFolder): Promise<void> {
  const changedAt = house.clock.now();
  await tx
    .insertInto('station')
    .values(stations.map((one) => ({ county: county.id, ...one, changed_at: changedAt })))
    .onConflict((conflict) => conflict.columns(['county', 'place']).doNothing())
    .execute();
}

/** PostgreSQL takes at most 65,535 values a statement. */
function* batches<T>(rows: readonly T[]): Generator<T[]> {
  const size = 1000;
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
