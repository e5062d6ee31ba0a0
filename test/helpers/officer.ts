import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import type { RecordEvent, SayWhy, StaffMatter } from '../../src/contract/decide.contract.ts';
import type { RouteName } from '../../src/contract/routes.ts';
import type { AnswerOf } from '../../src/contract/route-schemas.ts';
import type { CountyFolder } from '../../src/server/load-county.ts';
import type { TestCounty } from './test-county.ts';
import { ask, type Answer } from './villager.ts';

/** What an officer meets of a county, in this process or in one of its own. */
export type CountyOfOfficers = Pick<TestCounty, 'staffUrl' | 'clock'> & { house: { settings: { staffOrigin: string } } };

/** Who works in the toy county. */
export type Login =
  | 'haifeng'
  | 'shuiwan'
  | 'county'
  | 'county-second'
  | 'finance'
  | 'kangjia'
  | 'yibao'
  | 'jiaoti'
  | 'panel'
  | 'hotline'
  | 'auditor'
  | 'operator';

interface Secrets {
  password: string;
  totpSecret: string;
}

/** Of the toy county's folder, of which an officer signs in some thousand times in a run. */
export const staffOfFolder = JSON.parse(readFileSync('mock/data/staff.json', 'utf8')) as CountyFolder['staff'];

/** A member of staff of the toy county at her desk. */
export class Officer {
  readonly county: CountyOfOfficers;
  readonly login: string;
  cookie = '';

  /** `secrets`: of whoever is not out of the toy county's folder. */
  constructor(county: CountyOfOfficers, login: Login | 'second-county', secrets?: Secrets);
  constructor(county: CountyOfOfficers, login: string, secrets: Secrets);
  constructor(county: CountyOfOfficers, login: string, secrets?: Secrets) {
    this.county = county;
    this.login = login;
    this.#secrets = secrets;
  }

  readonly #secrets: Secrets | undefined;

  get #staff(): Secrets {
    return this.#secrets ?? staffOfFolder.find((one) => one.login === this.login.replace('second-', ''))!;
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

  /** As the page does: where the county asks why, she says why and opens it then. */
  async open(matterId: string): Promise<StaffMatter> {
    const answer = await this.ask('staffReadMatter', { params: { matterId } });
    if ((answer.body as { code?: string }).code !== 'reason-needed') return answer.body;
    await this.sayWhy(matterId);
    return (await this.ask('staffReadMatter', { params: { matterId } })).body;
  }

  async sayWhy(matterId: string, given: Partial<SayWhy> = {}): Promise<Answer<AnswerOf<'staffSayWhy'>>> {
    const body = { submissionId: randomUUID(), kind: 'own-words', words: '有人问起这件事', ...given };
    return this.ask('staffSayWhy', { params: { matterId }, body });
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
