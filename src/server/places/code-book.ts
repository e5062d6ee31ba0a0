import type { Delegation } from '../../rules/delegations.ts';
import type { Figure } from '../../rules/figures.ts';
import type { Body } from '../../rules/receiver.ts';
import type { Calendar } from '../../rules/working-day.ts';
import { normalizeCodeId } from '../../rules/code-id.ts';
import { practiceOf } from '../../rules/practice-id.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import { listBodies, listCodes, listCounties, listDelegations, listFigures, listLiaisons, listPlaces } from './places.store.ts';
import { groundOfVillage, practiceCounty, practiceVillage } from './practice-place.ts';
import { readCalendar } from './read-calendar.ts';

export interface County {
  id: string;
  name: string;
  hotline: string;
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
export interface Village extends NamedPlace {
  county: County;
  town: NamedPlace;
  liaison: { name: string; phone: string } | undefined;
  /** The code that hangs there now. */
  codeId: string | undefined;
}
export interface CodeEntry {
  id: string;
  village: Village;
  state: 'in-use' | 'replaced';
}

interface Pages {
  codes: Map<string, CodeEntry>;
  villages: Map<string, Village>;
  counties: Map<string, County>;
  towns: { id: string; name: string; county: County }[];
  villagesByTown: Map<string, Village[]>;
}

const freshenEverySeconds = 30;

/**
 * All codes, places, calendars, figures and delegations in memory: opening a code asks nobody, so a busy minute and a stopped database change
 * nothing for whoever scans. Read anew every half minute; a village renamed meanwhile shows its old name that long.
 */
export class CodeBook {
  readonly #house: House;
  #pages: Pages = { codes: new Map(), villages: new Map(), counties: new Map(), towns: [], villagesByTown: new Map() };
  #timer: NodeJS.Timeout | undefined;

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

  findCode(id: string): CodeEntry | undefined {
    return this.#pages.codes.get(normalizeCodeId(id));
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

  async freshen(): Promise<void> {
    const { db } = this.#house;
    const pages: Pages = { codes: new Map(), villages: new Map(), counties: new Map(), towns: [], villagesByTown: new Map() };
    const counties = await listCounties(db);
    await this.#house.vault.loadKeys(
      db,
      counties.map((county) => county.id),
    );
    const liaisons = new Map<string, { name: string; phone: string }>();
    for (const row of counties) {
      const scope = { kind: 'system', county: row.id } as const;
      const calendar = await readCalendar(db, scope);
      const figures = (await listFigures(db, scope)).map(({ data }) => data as unknown as Figure);
      const delegations = (await listDelegations(db, scope)).map(({ data }) => data as unknown as Delegation);
      const bodies = await listBodies(db, scope);
      const { id, name, hotline } = row;
      pages.counties.set(id, { id, name, hotline, smsSign: row.sms_sign, calendar, figures, delegations, bodies });
      for (const liaison of await listLiaisons(db, scope)) liaisons.set(liaison.village, { name: liaison.name, phone: liaison.phone });
    }
    const places = await listPlaces(db);
    const towns = new Map<string, NamedPlace>();
    for (const row of places.filter((place) => place.kind === 'town')) {
      towns.set(row.id, { id: row.id, name: row.name });
      pages.towns.push({ id: row.id, name: row.name, county: pages.counties.get(row.county)! });
      pages.villagesByTown.set(row.id, []);
    }
    for (const row of places.filter((place) => place.kind === 'village')) {
      const village: Village = {
        id: row.id,
        name: row.name,
        county: pages.counties.get(row.county)!,
        town: towns.get(row.parent!)!,
        liaison: liaisons.get(row.id),
        codeId: undefined,
      };
      pages.villages.set(row.id, village);
      pages.villagesByTown.get(row.parent!)?.push(village);
    }
    for (const row of await listCodes(db)) {
      const village = pages.villages.get(row.village);
      if (!village) continue;
      if (!row.revoked_at) village.codeId = row.id;
      pages.codes.set(row.id, { id: row.id, village, state: row.revoked_at ? 'replaced' : 'in-use' });
    }
    this.#pages = pages;
  }
}
