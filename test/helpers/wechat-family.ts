import { Officer } from './officer.ts';
import { queryAs } from './query-as.ts';
import type { TestCounty } from './test-county.ts';
import { inventedIdNumber, Villager } from './villager.ts';

/** A family with a WeChat of its own that has filed something. */
export class WechatFamily {
  readonly county: TestCounty;
  readonly villager: Villager;
  readonly openid: string;
  readonly #number: number;
  #filed = 0;
  /** What she filed last. */
  matterId = '';

  private constructor(county: TestCounty, number: number) {
    this.county = county;
    this.villager = new Villager(county, `1690000${number}`);
    this.openid = `o-invented-${number}`;
    this.#number = number;
  }

  /** @param number four figures, the family's own in this test file */
  static async joined(county: TestCounty, number: number): Promise<WechatFamily> {
    county.clock.forward({ hours: 1 });
    const family = new WechatFamily(county, number);
    await family.villager.joinWechat(county.wechat, family.openid);
    await family.file();
    return family;
  }

  /** For another of the family each time: what is asked twice for one is one matter. */
  async file(): Promise<void> {
    this.#filed += 1;
    const form = await this.villager.fillForm({ applicant: { idNumber: inventedIdNumber(this.#number * 10 + this.#filed) } });
    this.matterId = (await this.villager.apply(form)).matters[0]!.matterId;
  }

  templateOf(kind: string): string {
    return this.county.house.settings.wechat!.templates[kind]!.id;
  }

  /** She answers WeChat's question, and her phone tells us. */
  async answer(kind: string, answer: 'accept' | 'reject'): Promise<void> {
    const templateId = this.templateOf(kind);
    await this.county.wechat.users.subscribe(this.openid, templateId, answer);
    const told = await this.villager.ask('recordSubscriptions', { body: { answers: [{ templateId, answer }] } });
    if (told.status !== 200) throw new Error(`not recorded: ${JSON.stringify(told.body)}`);
  }

  /** The town takes the matter on: a notice that WeChat and SMS both have a template for. */
  async takenOn(): Promise<void> {
    const town = await new Officer(this.county, 'haifeng').signIn();
    const { status } = await town.record(this.matterId, 'accept');
    if (status !== 201) throw new Error(`not taken on: ${status}`);
  }

  byWechat() {
    return this.county.wechat.users.messagesOf(this.openid);
  }

  /** SMS beside those with sign-in codes. */
  bySms() {
    return this.villager.messages().filter(({ text }) => text.includes('接下'));
  }

  /** How the news of what she filed last went out: channel → state. */
  async deliveries(): Promise<Record<string, string>> {
    const rows = await this.#query<{ channel: string; state: string }>(
      `select d.channel, d.state from delivery d join notice n on n.id = d.notice where n.matter = $1 and n.kind <> 'submitted'`,
      [this.matterId],
    );
    return Object.fromEntries(rows.map(({ channel, state }) => [channel, state]));
  }

  async grants(kind: string): Promise<number> {
    const [row] = await this.#query<{ grants: number }>(
      `select s.grants from wechat_subscription s join wechat_identity i on i.id = s.identity
         where i.account = (select a.account from application a join matter m on m.application = a.id where m.id = $1) and s.template = $2`,
      [this.matterId, this.templateOf(kind)],
    );
    return row?.grants ?? 0;
  }

  #query<Row extends Record<string, unknown>>(sql: string, values: unknown[]): Promise<Row[]> {
    return queryAs<Row>(this.county.database.ownerUrl, sql, values);
  }
}
