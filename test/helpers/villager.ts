import { createHash, hash, randomUUID } from 'node:crypto';
import { mergeTold } from '../../src/rules/catalogue/merge-told.ts';
import { dayOf } from '../../src/rules/day.ts';
import type { NewApplication, Receipt } from '../../src/contract/apply.contract.ts';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import type { Challenge, Session } from '../../src/contract/people.contract.ts';
import { routes, type RouteName } from '../../src/contract/routes.ts';
import type { AnswerOf } from '../../src/contract/route-schemas.ts';
import { expectDeclared } from './declared-problems.ts';
import type { TestCounty } from './test-county.ts';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

interface Call {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  bytes?: Buffer;
}

/** A request as any client could send it, by the contract's table. A refusal that the table does not list fails the test. */
export async function ask<N extends RouteName>(
  base: string,
  name: N,
  { params = {}, query = {}, headers = {}, body, bytes }: Call = {},
): Promise<Answer<AnswerOf<N>>> {
  const route = routes[name];
  const path = route.path.replace(/:(\w+)/g, (_colon, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams(query).toString();
  const response = await fetch(base + path + (search && `?${search}`), {
    method: route.method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(bytes ? { body: new Uint8Array(bytes) } : body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  const answer = (json && text ? JSON.parse(text) : text) as AnswerOf<N>;
  expectDeclared(name, response.status, answer);
  return { status: response.status, headers: response.headers, body: answer };
}

/** A JPEG of one grey dot, as any library writes it. */
const oneDot = Buffer.from(
  '/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAUAQEAAAAAAAAAAAAAAAAAAAAA/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AAA//2Q==',
  'base64',
);

/** The smallest photo there is, different for every seed, which stands in its comment: no picture that is kept has one any more. */
export function photo(seed: string): Buffer {
  const comment = Buffer.from(`invented photo ${seed}`);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(comment.length + 2);
  return Buffer.concat([oneDot.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, oneDot.subarray(2)]);
}

/** Works the phone's small sum out. */
export function workOut({ challenge, bits }: Challenge, phone: string): string {
  for (let nonce = 0; ; nonce += 1) {
    // As text: Node makes no object a try then, and a run works out some hundred sums of sixteen thousand tries.
    const digest = hash('sha256', `${challenge}:${phone}:${nonce}`, 'hex');
    if (Number.parseInt(digest.slice(0, 8), 16) >>> (32 - bits) === 0) return String(nonce);
  }
}

/** What a villager meets of a county, in this process or in one of its own. */
export type CountyOfVillagers = Pick<TestCounty, 'publicUrl' | 'codeId' | 'clock' | 'sms' | 'knock'> &
  Partial<Pick<TestCounty, 'handOverCodes'>>;

const kept = new Map<string, { tag: string; body: unknown }>();
const merged = new WeakMap<object, { texts: unknown; day: string; catalogue: Catalogue }>();

/** A villager with a phone of her own, doing what the phone's pages do. */
export class Villager {
  readonly county: CountyOfVillagers;
  readonly phone: string;
  readonly deviceId = randomUUID();
  token = '';

  constructor(county: CountyOfVillagers, phone: string) {
    this.county = county;
    this.phone = phone;
  }

  /** One who has signed in already. */
  static async signedIn(...given: ConstructorParameters<typeof Villager>): Promise<Villager> {
    const villager = new Villager(...given);
    await villager.signIn();
    return villager;
  }

  async ask<N extends RouteName>(name: N, call: Call = {}): Promise<Answer<AnswerOf<N>>> {
    return ask(this.county.publicUrl, name, {
      ...call,
      headers: { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...call.headers },
    });
  }

  async askForCode(): Promise<Answer<unknown>> {
    const { body: challenge } = await this.ask('askChallenge');
    return this.ask('sendSignInCode', {
      body: { phone: this.phone, challenge: challenge.challenge, nonce: workOut(challenge, this.phone) },
    });
  }

  /** The six figures in the newest message on her phone that has some. */
  codeOnPhone(): string {
    const codes = this.messages().flatMap(({ text }) => /\d{6}/.exec(text) ?? []);
    return codes.at(-1) ?? '';
  }

  async signIn(more: { wechatCode?: string } = {}): Promise<Session> {
    const sent = await this.askForCode();
    if (sent.status !== 202) throw new Error(`no code: ${JSON.stringify(sent.body)}`);
    await (this.county.handOverCodes ?? this.county.knock)();
    const answer = await this.ask('signIn', { body: { phone: this.phone, code: this.codeOnPhone(), deviceId: this.deviceId, ...more } });
    if (answer.status !== 201) throw new Error(`not signed in: ${JSON.stringify(answer.body)}`);
    this.token = answer.body.token;
    // The next code for this number, should she need one, is a minute away.
    this.county.clock.forward({ minutes: 1 });
    return answer.body;
  }

  /** Signs in by six figures and says that this is her own phone: from now on her WeChat opens it. */
  async joinWechat(wechat: TestCounty['wechat'], openid: string): Promise<Session> {
    const wechatCode = wechat.users.loginCode(openid);
    return this.signIn({ wechatCode });
  }

  /** What her phone received, oldest first. */
  messages(): { text: string; templateId: string }[] {
    return this.county.sms.phones.messages.filter((message) => message.phone.endsWith(this.phone));
  }

  /** What a phone asks for with the tags of what it keeps: only what is new comes. */
  async catalogue(): Promise<Catalogue> {
    const [list, texts] = await Promise.all([this.#kept('readCatalogue'), this.#kept('readProgramTexts')]);
    const day = dayOf(this.county.clock.now());
    const told = merged.get(list);
    if (told?.texts === texts && told.day === day) return told.catalogue;
    const catalogue = mergeTold(list, texts, day)!;
    merged.set(list, { texts, day, catalogue });
    return catalogue;
  }

  async #kept<N extends 'readCatalogue' | 'readProgramTexts'>(name: N): Promise<AnswerOf<N>> {
    const { publicUrl, codeId } = this.county;
    const at = `${publicUrl} ${codeId} ${name}`;
    const before = kept.get(at);
    const call = { params: { codeId }, headers: before ? { 'if-none-match': before.tag } : {} };
    const { status, headers, body } = await this.ask(name, call);
    if (status === 304) return before!.body as AnswerOf<N>;
    kept.set(at, { tag: headers.get('etag')!, body });
    return body;
  }

  async sendPaper(
    submissionId: string,
    bytes = photo(submissionId),
    paperId: string = randomUUID(),
  ): Promise<{ answer: Answer<unknown>; paper: NewApplication['papers'][number] }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const answer = await this.ask('sendPaper', {
      params: { paperId },
      headers: {
        'content-type': 'image/jpeg',
        'x-submission-id': submissionId,
        'x-village-code': this.county.codeId,
        'x-paper-kind': 'medical-bills',
        'x-sha256': sha256,
      },
      bytes,
    });
    return { answer, paper: { paperId, kind: 'medical-bills', sha256 } };
  }

  /** A whole form of an invented family, every question answered, every consent given. */
  async fillForm(
    given: {
      program?: string;
      submissionId?: string;
      villageCode?: string;
      papers?: NewApplication['papers'];
      applicant?: Partial<NewApplication['applicant']>;
      facts?: NewApplication['facts'];
    } = {},
  ): Promise<NewApplication> {
    const catalogue = await this.catalogue();
    const { program: asked = 'temp-assist-expense' } = given;
    const program = catalogue.programs.find((one) => one.id === asked)!;
    const answers = program.asks.map((id) => {
      const fact = catalogue.facts.find((one) => one.id === id)!;
      return [
        id,
        fact.type === 'boolean' ? true : fact.type === 'choice' ? fact.choices![0]!.value : fact.type === 'integer' ? 2 : 31_000,
      ] as const;
    });
    return {
      submissionId: given.submissionId ?? randomUUID(),
      villageCode: given.villageCode ?? this.county.codeId,
      catalogueVersion: catalogue.version,
      programs: [asked],
      applicant: {
        name: '王秀英',
        idNumber: inventedIdNumber((peopleSoFar += 1)),
        filledBy: 'self',
        address: '2组，村东头',
        ...given.applicant,
      },
      facts: { ...Object.fromEntries(answers), ...given.facts },
      papers: given.papers ?? [],
      consents: catalogue.consents
        .filter(({ kind }) => program.consents?.includes(kind) ?? true)
        .map(({ kind, version }) => ({ kind, version })),
    };
  }

  async apply(form?: NewApplication): Promise<Receipt> {
    const answer = await this.ask('submitApplication', { body: form ?? (await this.fillForm()) });
    if (answer.status !== 201) throw new Error(`not taken: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

/** Each form is of another person, unless a test says of whom: the same person asking for the same twice is one matter. */
let peopleSoFar = 400;

/** Plainly invented: 9999 is no division. The check digit is right. */
export function inventedIdNumber(number: number): string {
  const body = `99990119560${1 + (number % 9)}15${String(number % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + '10X98765432'[sum % 11];
}
