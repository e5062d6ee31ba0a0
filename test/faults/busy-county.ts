import { randomUUID } from 'node:crypto';
import type { NewApplication, Receipt } from '../../src/contract/apply.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { inventedIdNumber, Villager, type Answer } from '../helpers/villager.ts';
import type { RealCounty } from './open-real-county.ts';

/** What a client was told is done: the county must know it for ever. */
export interface Taken {
  villager: Villager;
  form: NewApplication;
  receipt: Receipt;
}

const answeredWithinMs = 60_000;
const figuresWithinMs = 4000;
const pauseMs = 10;

/**
 * Families who sign in and apply, each on a phone of her own, several at a time, and an officer who accepts what they sent, all at once, until told to stop.
 * Each of them repeats a request under its own id until it is answered, as the phone does.
 */
export class BusyCounty {
  /** The ledger at the clients: every 201 with what was sent and answered. */
  readonly taken: Taken[] = [];
  readonly accepted: string[] = [];
  /** How requests ended: an HTTP status, `cut` off before a whole answer came, or `refused` because nobody listened. */
  readonly endings: Record<string, number> = {};
  /** Bodies of every answer that was neither success nor cut, once each. */
  readonly refusals = new Set<string>();
  readonly #county: RealCounty;
  #atOnce = 0;
  /** Signed in, and nothing filed on her phone yet: one that stands for several persons is told at other times. */
  #fresh: Villager[] = [];
  #usual: NewApplication | undefined;
  readonly officer: Officer;
  #stopping = false;
  #families = 0;
  #phones = 1000;

  constructor(county: RealCounty) {
    this.#county = county;
    this.officer = new Officer(county, 'haifeng');
  }

  /** So many at a time; the first of them sign in through the front door here. */
  async signIn(atOnce: number): Promise<this> {
    this.#atOnce = atOnce;
    this.#fresh = await Promise.all(Array.from({ length: atOnce }, () => this.#signedIn()));
    this.#usual = await this.#fresh[0]!.fillForm();
    await this.officer.signIn();
    return this;
  }

  /** A phone that has its figures; one whose figures nobody knows the end of is put aside, as its owner would ask anew. */
  async #signedIn(): Promise<Villager> {
    for (;;) {
      const villager = new Villager(this.#county, `1690000${(this.#phones += 1)}`);
      const signedIn = await this.#untilAnswered(() => villager.askForCode())
        .then(async () => {
          for (let time = 0; time < figuresWithinMs / pauseMs && !villager.codeOnPhone(); time += 1) await pause();
          const body = { phone: villager.phone, code: villager.codeOnPhone(), deviceId: villager.deviceId };
          return villager.codeOnPhone() ? villager.ask('signIn', { body }) : undefined;
        })
        .catch(() => undefined);
      if (signedIn?.status !== 201) continue;
      villager.token = signedIn.body.token;
      return villager;
    }
  }

  /** Requests that came to a whole answer. */
  get answered(): number {
    return Object.entries(this.endings).reduce((sum, [ending, count]) => sum + (Number(ending) ? count : 0), 0);
  }

  /** Works until `stop`; done when everything begun has been answered. */
  async work(): Promise<void> {
    this.#stopping = false;
    await Promise.all([...Array.from({ length: this.#atOnce }, () => this.#applyOnAndOn()), this.#acceptOnAndOn()]);
  }

  stop(): void {
    this.#stopping = true;
  }

  async #applyOnAndOn(): Promise<void> {
    const usual = this.#usual!;
    while (!this.#stopping) {
      const villager = this.#fresh.pop() ?? (await this.#signedIn());
      if (this.#stopping) return void this.#fresh.push(villager);
      const submissionId = randomUUID();
      const paperId = randomUUID();
      const idNumber = inventedIdNumber(this.#families++ % 1000);
      const { paper } = await this.#untilAnswered(async () => {
        const { answer, paper } = await villager.sendPaper(submissionId, undefined, paperId);
        return { ...answer, paper };
      });
      const form = { ...usual, submissionId, papers: [paper], applicant: { ...usual.applicant, idNumber } };
      const { body } = await this.#untilAnswered(() => villager.ask('submitApplication', { body: form }));
      this.taken.push({ villager, form, receipt: body });
    }
  }

  async #acceptOnAndOn(): Promise<void> {
    while (!this.#stopping || this.accepted.length < this.taken.length) {
      const matterId = this.taken[this.accepted.length]?.receipt.matters[0]?.matterId;
      if (matterId === undefined) {
        await pause();
        continue;
      }
      const body = { submissionId: randomUUID(), event: 'accept' };
      await this.#untilAnswered(() => this.officer.ask('staffRecordEvent', { params: { matterId }, headers: { 'if-match': '1' }, body }));
      this.accepted.push(matterId);
    }
  }

  async #untilAnswered<A extends Answer<unknown>>(act: () => Promise<A>): Promise<A> {
    const deadline = performance.now() + answeredWithinMs;
    for (;;) {
      const answer = await act().catch(endingOf);
      const ending = typeof answer === 'string' ? answer : answer.status;
      this.endings[ending] = (this.endings[ending] ?? 0) + 1;
      if (typeof answer !== 'string') {
        if (answer.status < 300) return answer;
        this.refusals.add(JSON.stringify(answer.body));
        if (answer.status !== 503) throw new Error(`refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
      }
      if (performance.now() > deadline) throw new Error(`no answer within ${answeredWithinMs} ms`);
      await pause();
    }
  }
}

function endingOf(error: Error): 'refused' | 'cut' {
  return (error.cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? 'refused' : 'cut';
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** What the county no longer knows of all that it acknowledged: matters, receipts and photos, asked as their owners would. */
export async function listLost(county: RealCounty, { taken, accepted, officer }: BusyCounty): Promise<string[]> {
  const lost: string[] = [];
  const { rows } = await county.sql.query<{ submission_id: string; event_count: string }>(
    `select application.submission_id, count(event.id) as event_count from application
     join matter on matter.application = application.id join event on event.matter = matter.id
     where application.submitted_at is not null group by application.id, application.submission_id`,
  );
  const eventsOf = new Map(rows.map((row) => [row.submission_id, Number(row.event_count)]));
  const acceptedOnes = new Set(accepted);
  const lookAt = async ({ villager, form, receipt }: Taken) => {
    const matterId = receipt.matters[0]!.matterId;
    const { paperId } = form.papers[0]!;
    const events = acceptedOnes.has(matterId) ? 2 : 1;
    if (eventsOf.get(form.submissionId) !== events) lost.push(`${form.submissionId}: ${eventsOf.get(form.submissionId) ?? 0} events`);
    const again = await villager.ask('submitApplication', { body: form });
    if (JSON.stringify(again.body) !== JSON.stringify(receipt)) lost.push(`${form.submissionId}: another receipt`);
    const matter = await villager.ask('readMatter', { params: { matterId } });
    if (matter.status !== 200) lost.push(`${matterId}: ${matter.status}`);
    const photo = await officer.ask('staffReadPaper', { params: { paperId } });
    if (photo.status !== 200) lost.push(`photo ${paperId}: ${photo.status}`);
  };
  const together = 8;
  for (let at = 0; at < taken.length; at += together) await Promise.all(taken.slice(at, at + together).map(lookAt));
  return lost;
}
