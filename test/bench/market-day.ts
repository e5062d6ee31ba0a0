import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { Officer } from '../helpers/officer.ts';
import type { Villager } from '../helpers/villager.ts';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';

export interface Market {
  codeId: string;
  filing: Villager;
  usual: NewApplication;
  looking: Villager;
  liaison: Villager;
  officer: Officer;
}

/** Milliseconds of each answer, by act. */
export type MarketDay = Record<string, number[]>;

const idNumbers = manyInventedIdNumbers();
/** Filed and not yet accepted. */
const filed: string[] = [];

/** How often each happens; a county of 600 villages has such a second at the busiest hour of its busiest day. */
const perSecond = { submission: 20, 'progress read': 20, 'liaison’s check': 1, 'officer’s list': 2, 'officer’s act': 2 } as const;

/** A market day of some seconds: everything begins when it is due, whether the last one was answered or not. Whatever is refused ends the bench. */
export async function keepMarketDay(market: Market, seconds: number): Promise<MarketDay> {
  const day: MarketDay = {};
  await Promise.all(
    (Object.keys(perSecond) as (keyof typeof perSecond)[]).map(async (name) => {
      const times: number[] = (day[name] = []);
      const running: Promise<void>[] = [];
      const began = performance.now();
      const count = perSecond[name] * seconds;
      for (let nr = 0; nr < count; nr += 1) {
        await setTimeout(Math.max(0, began + (nr / perSecond[name]) * 1000 - performance.now()));
        const asked = performance.now();
        running.push(acts[name](market).then(() => void times.push(performance.now() - asked)));
      }
      await Promise.all(running);
    }),
  );
  return day;
}

const acts: Record<keyof typeof perSecond, (market: Market) => Promise<void>> = {
  submission: async ({ filing, usual }) => {
    const applicant = { ...usual.applicant, idNumber: idNumbers.next().value };
    const receipt = await filing.apply({ ...usual, submissionId: randomUUID(), applicant });
    filed.push(receipt.matters[0]!.matterId);
  },
  'progress read': async ({ looking }) => expectOk(await looking.ask('listMatters')),
  'liaison’s check': async ({ liaison, codeId }) =>
    expectOk(await liaison.ask('recordCodeCheck', { params: { codeId }, body: { checkId: randomUUID(), finding: 'fine' } })),
  'officer’s list': async ({ officer }) => expectOk(await officer.ask('staffListMatters')),
  'officer’s act': async ({ officer }) => {
    const matterId = filed.shift();
    if (!matterId) return;
    expectOk(
      await officer.ask('staffRecordEvent', {
        params: { matterId },
        headers: { 'if-match': '1' },
        body: { submissionId: randomUUID(), event: 'accept' },
      }),
    );
  },
};

function expectOk({ status, body }: { status: number; body: unknown }): void {
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
}
