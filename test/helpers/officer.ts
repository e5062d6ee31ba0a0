import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { RecordEvent, StaffMatter } from '../../src/contract/decide.contract.ts';
import type { RouteName } from '../../src/contract/routes.ts';
import type { AnswerOf } from '../../src/contract/route-schemas.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import type { TestCounty } from './test-county.ts';
import { ask, type Answer } from './villager.ts';

/** What an officer meets of a county, in this process or in one of its own. */
export type CountyOfOfficers = Pick<TestCounty, 'staffUrl' | 'clock'> & { house: { settings: { staffOrigin: string } } };

/** Who works in the toy county. */
export type Login =
  'haifeng' | 'shuiwan' | 'county' | 'finance' | 'kangjia' | 'yibao' | 'jiaoti' | 'panel' | 'hotline' | 'auditor' | 'operator';

/** A member of staff of the toy county at her desk. */
export class Officer {
  readonly county: CountyOfOfficers;
  readonly login: string;
  cookie = '';

  constructor(county: CountyOfOfficers, login: Login | 'second-county') {
    this.county = county;
    this.login = login;
  }

  get #staff() {
    return readCountyFolder('mock/data').staff.find((one) => one.login === this.login.replace('second-', ''))!;
  }

  get password(): string {
    return this.#staff.password;
  }

  figures(): string {
    return new TOTP({ secret: Secret.fromBase32(this.#staff.totpSecret) }).generate({ timestamp: this.county.clock.now().getTime() });
  }

  async ask<N extends RouteName>(name: N, call: Parameters<typeof ask>[2] = {}): Promise<Answer<AnswerOf<N>>> {
    const headers = { origin: this.county.house.settings.staffOrigin, ...(this.cookie ? { cookie: this.cookie } : {}), ...call.headers };
    return ask(this.county.staffUrl, name, { ...call, headers });
  }

  /** Each use of the authenticator needs figures of its own, so the clock moves half a minute first. */
  async signIn(): Promise<this> {
    this.county.clock.forward({ seconds: 30 });
    const answer = await this.ask('staffSignIn', { body: { login: this.login, password: this.#staff.password, code: this.figures() } });
    if (answer.status !== 201) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`);
    this.cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    return this;
  }

  async open(matterId: string): Promise<StaffMatter> {
    return (await this.ask('staffReadMatter', { params: { matterId } })).body;
  }

  async record(
    matterId: string,
    event: string,
    given: Omit<RecordEvent, 'submissionId' | 'event'> = {},
  ): Promise<Answer<AnswerOf<'staffRecordEvent'>>> {
    const { version } = await this.open(matterId);
    return this.ask('staffRecordEvent', {
      params: { matterId },
      headers: { 'if-match': String(version) },
      body: { submissionId: randomUUID(), event, ...given },
    });
  }
}
