import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { codeAlphabet, receiptCheckCharacter } from '../../src/rules/code-id.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { fillWithMatters } from './fill-with-matters.ts';
import { load, printTable, round, startListening, stopListening, type Load } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { untilSms } from './until-sms.ts';

const connections = 16;
const atOnce = 16;

export interface ReceiptLooksFigures {
  /** By how many matters there are. */
  looks: { matters: number; county: number; bare: number; ratio: number; cpuRatio: number }[];
  /** Milliseconds, median, of a right code with wrong figures and of a wrong code. */
  wrongPairs: { rightCode: number; wrongCode: number; ratio: number };
  guesses: { all: number; hits: number; compared: number; sumFirst: number; ownerRefused: number };
}

/**
 * The page behind a receipt's code against bare node:http answering the same bytes, with few matters in the county and with many; a right code
 * with wrong figures against a wrong code; and guesses at one receipt, each from a phone of its own, while the owner reads on.
 */
export async function benchReceiptLooks(county: BenchCounty, { full }: { full: boolean }): Promise<ReceiptLooksFigures> {
  const phone = '16900009011';
  const { server, codeId, sms } = county;
  const villager = await Villager.signedIn(
    { publicUrl: server.publicUrl, codeId, sms, knock: () => untilSms(county, phone), clock: new RealClock() },
    phone,
  );
  const form = await villager.fillForm();
  const receipt = await villager.apply(form);
  const owner = async (): Promise<number> =>
    (await villager.ask('readMatter', { params: { matterId: receipt.matters[0]!.matterId } })).status;
  const looks: ReceiptLooksFigures['looks'] = [];
  let filled = 1;
  for (const matters of [10_000, full ? 1_000_000 : 200_000]) {
    const client = new pg.Client({ connectionString: county.ownerUrl });
    await client.connect();
    await fillWithMatters(client, { from: filled, to: matters });
    await client.end();
    filled = matters;
    looks.push({ matters, ...(await measure(county, receipt.code, full ? 10 : 3)) });
  }
  const wrongPairs = await compareWrongPairs(server.publicUrl, receipt.code);
  const guesses = await guess(server.publicUrl, receipt.code, {
    all: full ? 100_000 : 10_000,
    owner,
    right: form.applicant.idNumber.slice(-6),
  });
  printTable(
    'The page behind a receipt, requests a second',
    looks.map((one) => ({ ...one })),
  );
  printTable('Wrong pairs, median milliseconds, in turn', [wrongPairs]);
  printTable('Guesses at one receipt, each from a phone of its own', [guesses]);
  return { looks, wrongPairs, guesses };
}

async function measure(
  { server }: BenchCounty,
  code: string,
  seconds: number,
): Promise<Omit<ReceiptLooksFigures['looks'][number], 'matters'>> {
  const url = `${server.publicUrl}/m/${code}`;
  const answer = await fetch(url);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)));
  const peer = await startListening('test/bench/bare-peer.ts', [], { input: JSON.stringify({ body: await answer.text(), headers }) });
  await load(url, server.pid!, { seconds: 1, connections });
  const [ours, bare]: [Load[], Load[]] = [[], []];
  for (let time = 0; time < 3; time += 1) {
    ours.push(await load(url, server.pid!, { seconds, connections }));
    bare.push(await load(peer.url, peer.child.pid!, { seconds, connections }));
  }
  await stopListening(peer.child);
  const best = (loads: Load[]) => Math.max(...loads.map((one) => one.perSecond));
  const least = (loads: Load[]) => Math.min(...loads.map((one) => one.cpuMicros));
  return {
    county: round(best(ours)),
    bare: round(best(bare)),
    ratio: round(best(ours) / best(bare), 2),
    cpuRatio: round(least(bare) / least(ours), 2),
  };
}

/** Below the counts that ask for a sum: each right-code try is followed by a wrong code, from new phones. */
async function compareWrongPairs(base: string, code: string): Promise<ReceiptLooksFigures['wrongPairs']> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: [number[], number[]] = [[], []];
  for (let at = 0; at < 9; at += 1)
    for (const which of [0, 1] as const) {
      const began = performance.now();
      const status = await tell(base, agent, { code: which === 0 ? code : codeOfNobody(at), lastSix: '00000X', deviceId: randomUUID() });
      if (status !== 404) throw new Error(`answered ${status}`);
      times[which].push(performance.now() - began);
    }
  agent.destroy();
  const [rightCode, wrongCode] = times.map((each) => round(each.toSorted((a, b) => a - b)[4]!, 2)) as [number, number];
  return { rightCode, wrongCode, ratio: round(rightCode / wrongCode, 3) };
}

async function guess(
  base: string,
  code: string,
  { all, owner, right }: { all: number; owner: () => Promise<number>; right: string },
): Promise<ReceiptLooksFigures['guesses']> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const figures = { all, hits: 0, compared: 0, sumFirst: 0, ownerRefused: 0 };
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let at = next; at < all; at = next) {
        next += 1;
        // Every hundredth guess is the right one: without its sum it is not told from the others.
        const lastSix = at % 100 === 99 ? right : `${String(at % 100_000).padStart(5, '0')}X`;
        const status = await tell(base, agent, { code, lastSix, deviceId: randomUUID() });
        if (status === 200) figures.hits += 1;
        else if (status === 404) figures.compared += 1;
        else if (status === 428) figures.sumFirst += 1;
        if (at % 500 === 0 && (await owner()) !== 200) figures.ownerRefused += 1;
      }
    }),
  );
  agent.destroy();
  return figures;
}

function codeOfNobody(at: number): string {
  const body = `B${Array.from({ length: 11 }, (_, place) => codeAlphabet[Math.floor((at * 7919) / 30 ** place) % 30]).join('')}`;
  return body + receiptCheckCharacter(body);
}

function tell(base: string, agent: Agent, body: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${base}/api/receipt-looks`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode!));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
