import type { Delegation } from '../../rules/delegations.ts';
import type { Figure } from '../../rules/figures.ts';
import type { Body } from '../../rules/receiver.ts';
import type { Calendar } from '../../rules/working-day.ts';
import { normalizeAlias } from '../../rules/code-alias.ts';
import { normalizeCodeId, villageOfCode } from '../../rules/code-id.ts';
import { practiceOf } from '../../rules/practice-id.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import {
  listAliases,
  listBodies,
  listCodes,
  listCounties,
  listDelegations,
  listDutyDesks,
  listFigures,
  listPlaces,
  listShownLiaisons,
  listStations,
} from './places.store.ts';
import { groundOfVillage, practiceCounty, practiceVillage } from './practice-place.ts';
import { readCalendar } from './read-calendar.ts';

export interface County {
  id: string;
  name: string;
  divisionCode: string;
  city: string;
  hotline: string;
  supervisionPhone: string | undefined;
  station: Station | undefined;
  /** Under which number the county's own duty desk answers. */
  dutyPhone: string | undefined;
  smsSign: string;
  calendar: Calendar;
  /** Dated: ask `figureOn` for the one that holds on a day. */
  figures: readonly Figure[];
  /** Dated: ask `delegatedProcedure` for the one that holds. */
  delegations: readonly Delegation[];
  bodies: readonly Body[];
}
export interface NamedPlace {
  id: string;
  name: string;
}
/** Where people go and whom they ring. */
export interface Station {
  address: string;
  hours: string;
  phone: string;
}
export interface Town extends NamedPlace {
  county: County;
  /** Under which number its duty desk answers, day and night. */
  dutyPhone: string | undefined;
  station: Station | undefined;
}
export interface Village extends NamedPlace {
  county: County;
  town: Town;
  /** What the state calls it today, twelve figures. */
  divisionCode: string;
  /** Who helps there; only those who said that their name may be shown. One or two. */
  liaisons: readonly { name: string; phone: string }[];
  station: Station | undefined;
  /** The code that hangs there now. */
  codeId: string | undefined;
  /** Where it hangs, if that was said when it was issued. */
  hangsAt: string | undefined;
  /** Whether it still is a village of its own: one that became part of another keeps its name for what was filed there. */
  state: 'living' | 'merged' | 'ended';
}
export interface CodeEntry {
  /** The printed id; of an older code of the province, its alias. */
  id: string;
  /** Where it leads: the village it was issued for, or what that became part of. */
  village: Village;
  issuedFor: Village;
  state: 'in-use' | 'replaced' | 'revoked';
}

interface Pages {
  codes: Map<string, CodeEntry>;
  /** Older codes of the province, by what they say. */
  aliases: Map<string, CodeEntry>;
  /** By the twelve figures that printed ids begin with: where the newest of them leads. */
  numbers: Map<string, Village>;
  villages: Map<string, Village>;
  counties: Map<string, County>;
  towns: Town[];
  villagesByTown: Map<string, Village[]>;
}

const freshenEverySeconds = 30;

/**
 * All codes, places, calendars, figures and delegations in memory: opening a code asks nobody, so a busy minute and a stopped database change
 * nothing for whoever scans. Read anew every half minute; a village renamed meanwhile shows its old name that long.
 */
export class CodeBook {
  readonly #house: House;
  #pages = emptyPages();
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | undefined;

  private constructor(house: House) {
    this.#house = house;
  }

  static async open(house: House): Promise<CodeBook> {
    const book = new CodeBook(house);
    await book.freshen();
    book.#timer = setInterval(() => {
      book.freshen().catch((error: unknown) => house.log.warn(errorForLog(error), 'codes not freshened'));
    }, freshenEverySeconds * 1000).unref();
    return book;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** By a printed id, or by a registered alias. */
  findCode(text: string): CodeEntry | undefined {
    return this.#pages.codes.get(normalizeCodeId(text)) ?? this.findAlias(text);
  }

  /** Of an older code that was registered, letter for letter. */
  findAlias(text: string): CodeEntry | undefined {
    return this.#pages.aliases.get(normalizeAlias(text));
  }

  /** By the twelve figures that printed ids begin with. */
  findNumber(number: string): Village | undefined {
    return this.#pages.numbers.get(number);
  }

  findVillage(id: string): Village | undefined {
    const ground = groundOfVillage(id);
    if (ground === undefined) return this.#pages.villages.get(id);
    const county = this.findCounty(ground);
    return county && practiceVillage(county);
  }

  /** A practice ground is known the moment it opens, in every process: it is read out of its county. */
  findCounty(id: string): County | undefined {
    const of = practiceOf(id);
    if (of === undefined) return this.#pages.counties.get(id);
    const real = this.#pages.counties.get(of);
    return real && practiceCounty(real, id);
  }

  get counties(): County[] {
    return [...this.#pages.counties.values()];
  }

  get towns(): Pages['towns'] {
    return this.#pages.towns;
  }

  villagesOf(town: string): Village[] | undefined {
    return this.#pages.villagesByTown.get(town);
  }

  /** One reading after the other: whoever has written something asks for one that begins afterwards, and gets it. */
  freshen(): Promise<void> {
    if (this.#waiting) return this.#waiting;
    const begin = () => {
      this.#waiting = undefined;
      return this.#read();
    };
    this.#waiting = this.#reading.then(begin, begin);
    this.#reading = this.#waiting;
    return this.#waiting;
  }

  async #read(): Promise<void> {
    const { db } = this.#house;
    const pages = emptyPages();
    const counties = await listCounties(db);
    await this.#house.vault.loadKeys(
      db,
      counties.map((county) => county.id),
    );
    const liaisons = new Map<string, { name: string; phone: string }[]>();
    const stations = new Map<string, Station>();
    const dutyPhones = new Map<string, string>();
    for (const row of counties) {
      const scope = { kind: 'system', county: row.id } as const;
      const calendar = await readCalendar(db, scope);
      const figures = (await listFigures(db, scope)).map(({ data }) => data as unknown as Figure);
      const delegations = (await listDelegations(db, scope)).map(({ data }) => data as unknown as Delegation);
      const bodies = await listBodies(db, scope);
      for (const { place, address, hours, phone } of await listStations(db, scope)) stations.set(place, { address, hours, phone });
      for (const { place, phone_sealed } of await listDutyDesks(db, scope))
        dutyPhones.set(place, openDutyPhone(this.#house, row.id, place, phone_sealed));
      for (const { village, name, phone } of await listShownLiaisons(db, scope))
        liaisons.set(village, [...(liaisons.get(village) ?? []), { name, phone }]);
      pages.counties.set(row.id, {
        id: row.id,
        name: row.name,
        divisionCode: row.division_code,
        city: row.city,
        hotline: row.hotline,
        supervisionPhone: row.supervision_phone ?? undefined,
        station: stations.get(row.id),
        dutyPhone: dutyPhones.get(row.id),
        smsSign: row.sms_sign,
        calendar,
        figures,
        delegations,
        bodies,
      });
    }
    const places = await listPlaces(db);
    const towns = new Map<string, Town>();
    for (const row of places.filter((place) => place.kind === 'town')) {
      const town: Town = {
        id: row.id,
        name: row.name,
        county: pages.counties.get(row.county)!,
        station: stations.get(row.id),
        dutyPhone: dutyPhones.get(row.id),
      };
      towns.set(row.id, town);
      if (row.until) continue;
      pages.towns.push(town);
      pages.villagesByTown.set(row.id, []);
    }
    const mergedInto = new Map(places.flatMap(({ id, merged_into }) => (merged_into ? [[id, merged_into] as const] : [])));
    for (const row of places.filter((place) => place.kind === 'village')) {
      const village: Village = {
        id: row.id,
        name: row.name,
        county: pages.counties.get(row.county)!,
        town: towns.get(row.parent!)!,
        divisionCode: row.division_code,
        liaisons: liaisons.get(row.id) ?? [],
        station: stations.get(row.id),
        codeId: undefined,
        hangsAt: undefined,
        state: !row.until ? 'living' : row.merged_into ? 'merged' : 'ended',
      };
      pages.villages.set(row.id, village);
      if (village.state === 'living') pages.villagesByTown.get(row.parent!)?.push(village);
    }
    const leadsTo = (village: Village) => whatItIsNow(pages.villages, mergedInto, village);
    for (const row of await listCodes(db)) {
      const issuedFor = pages.villages.get(row.village);
      if (!issuedFor) continue;
      if (!row.revoked_at) Object.assign(issuedFor, { codeId: row.id, hangsAt: row.hangs_at ?? undefined });
      const state = !row.revoked_at ? 'in-use' : row.replaced_by ? 'replaced' : 'revoked';
      const village = leadsTo(issuedFor);
      pages.codes.set(row.id, { id: row.id, village, issuedFor, state });
      pages.numbers.set(villageOfCode(row.id), village);
    }
    for (const { alias, village: id } of await listAliases(db)) {
      const issuedFor = pages.villages.get(id);
      if (issuedFor) pages.aliases.set(alias, { id: alias, village: leadsTo(issuedFor), issuedFor, state: 'in-use' });
    }
    this.#pages = pages;
  }
}

function openDutyPhone({ vault }: House, county: string, place: string, sealed: Buffer): string {
  return vault.open(vault.key(county, 'staff'), { column: 'duty_desk.phone_sealed', county, row: place }, sealed);
}

function emptyPages(): Pages {
  return {
    codes: new Map(),
    aliases: new Map(),
    numbers: new Map(),
    villages: new Map(),
    counties: new Map(),
    towns: [],
    villagesByTown: new Map(),
  };
}

/** Of a village that became part of another, which may itself have become part of a third. */
function whatItIsNow(villages: ReadonlyMap<string, Village>, mergedInto: ReadonlyMap<string, string>, village: Village): Village {
  const passed = new Set<string>();
  let now = village;
  for (let next = mergedInto.get(now.id); next && !passed.has(next); next = mergedInto.get(now.id)) {
    passed.add(next);
    now = villages.get(next) ?? now;
  }
  return now;
}
