import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { RecordEvent } from '../../src/contract/decide.contract.ts';
import type { Receipt } from '../../src/contract/apply.contract.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { Officer, type Login } from './officer.ts';
import { openTestCounty, type TestCounty } from './test-county.ts';
import { inventedIdNumber, Villager } from './villager.ts';

type Given = Omit<RecordEvent, 'submissionId' | 'event'>;

/** A county whose desks stay open however many days a journey takes: signing in again is proved elsewhere. */
export function openPatientCounty(): Promise<TestCounty> {
  return openTestCounty({ settings: { staffSession: { idleMinutes: 200_000, dayHours: 2_000 } } });
}

/** The code on a wall of the first village of that town. */
export function inTown(name: string): (county: TestCounty) => string {
  const village = readCountyFolder('mock/data').villages.find((one) => one.town_name === name)!;
  return (county) => issueCode(county.house.vault, village.code, 'A');
}

/** The household of one matter, at its phone. */
class Family {
  readonly villager: Villager;
  readonly receipt: Receipt;
  readonly codeId: string;

  constructor(villager: Villager, receipt: Receipt, codeId: string) {
    this.villager = villager;
    this.receipt = receipt;
    this.codeId = codeId;
  }

  get matterId(): string {
    return this.receipt.matters[0]!.matterId;
  }

  async read() {
    return (await this.villager.ask('readMatter', { params: { matterId: this.matterId } })).body;
  }

  /** Who acted and what was said of it, the oldest first. */
  async whoDidWhat(): Promise<string[]> {
    return (await this.read()).timeline.map(({ who, title }) => `${who} ${title}`).toReversed();
  }
}

/** One matter from the phone on, and whoever has to do with it at the county's desks. Officers sign in when they are needed. */
export class JourneyDesk {
  readonly county: TestCounty;
  readonly family: Family;
  static readonly #officers = new WeakMap<TestCounty, Map<Login, Officer>>();

  private constructor(county: TestCounty, family: Family) {
    this.county = county;
    this.family = family;
  }

  static async file(county: TestCounty, program: string, phone: string, village?: (county: TestCounty) => string): Promise<JourneyDesk> {
    const villager = await Villager.signedIn(county, phone);
    const villageCode = village?.(county) ?? county.codeId;
    const applicant = { idNumber: inventedIdNumber(Number(phone.slice(-3))) };
    const form = await villager.fillForm({ program, villageCode, applicant });
    return new JourneyDesk(county, new Family(villager, await villager.apply(form), villageCode));
  }

  /** This officer's desk. */
  readonly desk = async (login: Login): Promise<Officer> => {
    const officers = JourneyDesk.#officers.get(this.county) ?? new Map<Login, Officer>();
    JourneyDesk.#officers.set(this.county, officers);
    const officer = officers.get(login) ?? (await new Officer(this.county, login).signIn());
    officers.set(login, officer);
    return officer;
  };

  /** Recorded at this desk, and the family reads at once where it stands. */
  readonly act = async (login: Login, event: string, given: Given = {}): Promise<void> => {
    // What happens at one instant has no order in an inbox.
    this.county.clock.forward({ minutes: 1 });
    const answer = await (await this.desk(login)).record(this.family.matterId, event, given);
    expect(answer.status, `${login} ${event}: ${JSON.stringify(answer.body)}`).toBe(201);
    // Hers may go on: on which of its days a notice hangs.
    expect((await this.family.read()).state.title.split('，')[0]).toBe(answer.body.state.title.split('，')[0]);
  };

  /** Not to be recorded at this desk now, and nothing of it is: the words of the refusal. */
  readonly refused = async (login: Login, event: string, given: Given, code: string): Promise<string> => {
    const officer = await this.desk(login);
    const before = await this.family.read();
    const answer = await officer.ask('staffRecordEvent', {
      params: { matterId: this.family.matterId },
      headers: { 'if-match': String(before.version) },
      body: { submissionId: randomUUID(), event, ...given },
    });
    expect(answer.body, `${login} ${event}`).toMatchObject({ code });
    expect(await this.family.read()).toEqual(before);
    return (answer.body as unknown as { text: string }).text;
  };

  /** The buttons at this desk, each with from when it can be pressed. */
  readonly offered = async (login: Login): Promise<Record<string, string>> => {
    const { acts } = await (await this.desk(login)).open(this.family.matterId);
    return Object.fromEntries(acts.map(({ event, notBefore }) => [event, notBefore ?? '']));
  };

  /** Where it stands, as the family reads it. */
  readonly at = async (): Promise<{ title: string; text: string }> => {
    const { title, text } = (await this.family.read()).state;
    return { title, text };
  };

  /** The newest message in the family's inbox. */
  readonly told = async (): Promise<{ title: string; text: string }> => {
    const [latest] = (await this.family.villager.ask('listNotices')).body.notices;
    return { title: latest!.title, text: latest!.text };
  };
}
