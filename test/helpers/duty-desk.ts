import { randomUUID } from 'node:crypto';
import type { ReportEmergency } from '../../src/contract/emergency.contract.ts';
import { Officer, type Login } from './officer.ts';
import { queryAs } from './query-as.ts';
import type { TestCounty } from './test-county.ts';
import { ask, type Answer } from './villager.ts';
import type { AnswerOf } from '../../src/contract/route-schemas.ts';

export const haifengTown = '371623002';
export const shuiwanTown = '371623101';
export const bureau = '371623';
export const townDesk = '16900005001';
export const countyDesk = '16900005009';

/** Friday, 27 November 2026, the night of the fire. */
export const friday = '2026-11-27';

/** A county whose duty desks are manned and reachable, and people who ring them without signing in. */
export class DutyDesk {
  readonly county: TestCounty;
  readonly #officers = new Map<Login, Officer>();

  constructor(county: TestCounty) {
    this.county = county;
  }

  readonly desk = async (login: Login): Promise<Officer> => {
    const officer = this.#officers.get(login) ?? (await new Officer(this.county, login).signIn());
    this.#officers.set(login, officer);
    return officer;
  };

  /** Numbers of both desks, and who sits there through the night of that Friday. */
  async man({ town = 'haifeng' }: { town?: 'haifeng' | 'nobody' } = {}): Promise<void> {
    const county = await this.desk('county');
    await county.ask('staffSetDutyPhone', { params: { placeId: haifengTown }, body: { deskPhone: townDesk } });
    await county.ask('staffSetDutyPhone', { params: { placeId: bureau }, body: { deskPhone: countyDesk } });
    await this.shift('county', bureau);
    if (town !== 'nobody') await this.shift(town, haifengTown);
    await this.county.app.freshen();
  }

  async shift(login: string, placeId: string): Promise<void> {
    const [{ id } = { id: '' }] = await queryAs<{ id: string }>(this.county.database.ownerUrl, `select id from staff where login = $1`, [
      login,
    ]);
    const body = { submissionId: randomUUID(), placeId, staffId: id, day: friday, from: '17:30', until: '08:30', days: 3 };
    const { status } = await (await this.desk('county')).ask('staffSetShift', { body });
    if (status !== 201) throw new Error(`no shift: ${status}`);
  }

  /** Three answers from a phone that nobody signed in on. */
  async report(given: Partial<ReportEmergency> = {}, headers: Record<string, string> = {}): Promise<Answer<AnswerOf<'reportEmergency'>>> {
    const body: ReportEmergency = {
      submissionId: randomUUID(),
      what: 'fire',
      villageCode: this.county.codeId,
      where: '村东头，小学后面',
      phone: '16900003001',
      whosePhone: 'beside',
      ...given,
    };
    return ask(this.county.publicUrl, 'reportEmergency', { body, headers });
  }

  /** What the desk with this number received, oldest first. */
  heard(phone: string): string[] {
    return this.county.sms.phones.messages.filter((one) => one.phone.endsWith(phone)).map(({ text }) => text);
  }

  async list(login: Login): Promise<AnswerOf<'staffListEmergencies'>> {
    return (await (await this.desk(login)).ask('staffListEmergencies')).body;
  }

  async find(login: Login, number: string): Promise<AnswerOf<'staffListEmergencies'>['ringing'][number]> {
    const { ringing, inHand, toExplain } = await this.list(login);
    const found = [...ringing, ...inHand, ...toExplain].find((one) => one.number === number);
    if (!found) throw new Error(`${login} finds no ${number}`);
    return found;
  }

  async take(login: Login, emergencyId: string, over?: 'yes'): Promise<Answer<AnswerOf<'staffTakeEmergency'>>> {
    return (await this.desk(login)).ask('staffTakeEmergency', { params: { emergencyId }, body: over ? { over } : {} });
  }

  async open(
    login: Login,
    emergencyId: string,
    given: Record<string, unknown> = {},
  ): Promise<Answer<AnswerOf<'staffOpenEmergencyMatter'>>> {
    const body = { submissionId: randomUUID(), caller: 'self', ...given };
    return (await this.desk(login)).ask('staffOpenEmergencyMatter', { params: { emergencyId }, body });
  }

  async act<N extends 'staffPayEmergency' | 'staffNoteLeaderYes' | 'staffHandOver'>(
    login: Login,
    name: N,
    emergencyId: string,
    body: Record<string, unknown>,
  ): Promise<Answer<AnswerOf<N>>> {
    const officer = await this.desk(login);
    const seen = await officer.ask('staffReadEmergency', { params: { emergencyId } });
    const headers = { 'if-match': String(seen.body.matter?.version ?? 0) };
    return officer.ask(name, { params: { emergencyId }, headers, body: { submissionId: randomUUID(), ...body } });
  }
}
