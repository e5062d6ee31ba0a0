import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { codeAlphabet, receiptCheckCharacter } from '../../src/rules/code-id.ts';
import { systemClock } from '../../src/server/platform/clock.ts';
import { readKeys } from '../../src/server/platform/keys.ts';
import { Vault } from '../../src/server/platform/vault.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { fillWithMatters } from './fill-with-matters.ts';
import { load, median, printTable, round, startListening, stopListening, type Load } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { untilSms } from './until-sms.ts';

/** Phones that ask at the same moment: some, and a morning after notices went out. */
const phonesAtOnce = [16, 64] as const;
/** Ours and bare in turn so often: what else the machine does falls on both. */
const turns = 7;
const atOnce = 16;
/** Looked at in turn, out of all that there are: each phone scans a paper of its own. */
const papers = 1000;
const few = 10_000;
/** Right and wrong codes in turn: as many as the fence takes before it asks for a sum, then it is made to forget. */
const triesInRound = 9;
const rounds = 30;

export interface ReceiptLooksFigures {
  /** By how many matters there are, and how many phones ask at once: requests a second and ratios, medians of the turns. */
  looks: { matters: number; phones: number; county: number; bare: number; ratio: number; cpuRatio: number }[];
  /** Milliseconds, median, of a right code with wrong figures and of a wrong code. */
  wrongPairs: { rightCode: number; wrongCode: number; ratio: number };
  guesses: { all: number; hits: number; compared: number; sumFirst: number; ownerRefused: number };
}

/**
 * The page behind a receipt's code, a thousand of them in turn, against bare node:http answering the same bytes, with few matters in the county
 * and with many; a right code with wrong figures against a wrong code; and guesses at one receipt, each from a phone of its own, while the owner
 * reads on.
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
  for (const matters of [few, full ? 1_000_000 : 200_000]) {
    const client = new pg.Client({ connectionString: county.ownerUrl });
    await client.connect();
    await fillWithMatters(client, { from: filled, to: matters });
    const codes = await giveCodes(county, client, matters);
    await client.end();
    filled = matters;
    looks.push(...(await measure(county, { matters, codes, seconds: full ? 4 : 1.5 })));
  }
  printTable(
    'The page behind a receipt, requests a second',
    looks.map((one) => ({ ...one })),
  );
  const wrongPairs = await compareWrongPairs(county, receipt.code);
  printTable('Wrong pairs, median milliseconds, in turn', [wrongPairs]);
  const guesses = await guess(server.publicUrl, receipt.code, {
    all: full ? 100_000 : 10_000,
    owner,
    right: form.applicant.idNumber.slice(-6),
  });
  printTable('Guesses at one receipt, each from a phone of its own', [guesses]);
  return { looks, wrongPairs, guesses };
}

/** Codes that can be asked for, of open matters spread over all there are, other ones each time. */
async function giveCodes(county: BenchCounty, client: pg.Client, matters: number): Promise<string[]> {
  const vault = new Vault(readKeys(county.server.env['KEY_DIR']!), systemClock);
  const codes = Array.from({ length: papers }, (_, at) => codeOf('C', matters + at));
  const [step, first] = [Math.floor(matters / papers / 10) * 10, matters === few ? 5 : 10];
  const { rowCount } = await client.query(
    `update receipt set code_hash = given.hash from unnest($1::bytea[], $2::integer[]) as given (hash, n) where code_hash = sha256(('r' || given.n)::bytea)`,
    [codes.map((code) => vault.hash('receipt', code)), codes.map((_, at) => at * step + first)],
  );
  if (rowCount !== papers) throw new Error(`${rowCount} papers instead of ${papers}`);
  return codes;
}

async function measure(
  { server }: BenchCounty,
  { matters, codes, seconds }: { matters: number; codes: string[]; seconds: number },
): Promise<ReceiptLooksFigures['looks']> {
  const urls = codes.map((code) => `${server.publicUrl}/m/${code}`);
  const answer = await fetch(urls[0]!, { headers: { 'accept-encoding': 'identity' } });
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)));
  const peer = await startListening('test/bench/bare-peer.ts', [], { input: JSON.stringify({ body: await answer.text(), headers }) });
  const looks: ReceiptLooksFigures['looks'] = [];
  for (const phones of phonesAtOnce) {
    const wanted = { seconds, connections: phones };
    await load(urls, server.pid!, wanted);
    const both: [Load, Load][] = [];
    for (let turn = 0; turn < turns; turn += 1)
      both.push([await load(urls, server.pid!, wanted), await load(peer.url, peer.child.pid!, wanted)]);
    looks.push({
      matters,
      phones,
      county: round(median(both.map(([ours]) => ours.perSecond))),
      bare: round(median(both.map(([, bare]) => bare.perSecond))),
      ratio: round(median(both.map(([ours, bare]) => ours.perSecond / bare.perSecond)), 2),
      cpuRatio: round(median(both.map(([ours, bare]) => bare.cpuMicros / ours.cpuMicros)), 2),
    });
  }
  await stopListening(peer.child);
  return looks;
}

/** Each right-code try is followed by a wrong code, from new phones. */
async function compareWrongPairs({ server, ownerUrl }: BenchCounty, code: string): Promise<ReceiptLooksFigures['wrongPairs']> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const times: [number[], number[]] = [[], []];
  for (let at = 0; at < triesInRound * rounds; at += 1) {
    if (at % triesInRound === 0) await owner.query('delete from limit_count');
    for (const which of [0, 1] as const) {
      const tried = which === 0 ? code : codeOf('B', at);
      const began = performance.now();
      const status = await tell(server.publicUrl, agent, { code: tried, lastSix: '00000X', deviceId: randomUUID() });
      if (status !== 404) throw new Error(`answered ${status}`);
      times[which].push(performance.now() - began);
    }
  }
  await owner.query('delete from limit_count');
  await owner.end();
  agent.destroy();
  const [rightCode, wrongCode] = times.map((each) => round(median(each), 2)) as [number, number];
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

/** Well-formed; of a paper only where one was given it. */
function codeOf(sort: 'B' | 'C', at: number): string {
  const body = `${sort}${Array.from({ length: 11 }, (_, place) => codeAlphabet[Math.floor((at * 7919) / 30 ** place) % 30]).join('')}`;
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
