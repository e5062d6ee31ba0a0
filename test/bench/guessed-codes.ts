import { Agent, request } from 'node:http';
import { codeAlphabet } from '../../src/rules/code-id.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { printTable, round } from './measure.ts';

const guesses = 100_000;
const addresses = 10_000;
const openings = 5000;
const atOnce = 64;

export interface GuessedCodesFigures {
  guesses: Record<string, number>;
  openings: Record<string, number>;
  seconds: number;
}

/**
 * A hundred thousand wrong and a few right ids of one village, each from one of ten thousand addresses (127.x.y.z: Linux answers to all of
 * them), on the page and the app's door in turn; meanwhile five thousand people behind one address open other villages.
 */
export async function benchGuessedCodes({ server, codeId }: BenchCounty): Promise<GuessedCodesFigures> {
  const others = await otherCodes(server.publicUrl, codeId);
  const [guessed, opened] = [new Map<number, number>(), new Map<number, number>()];
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const began = performance.now();
  const every = Math.floor(guesses / openings);
  await inTurn(guesses, async (at) => {
    const path = at % 2 === 0 ? '/m/' : '/api/codes/';
    // After the first thousand every thousandth guess is the right one: it must not be told from the others.
    const id = at >= 1000 && at % 1000 === 0 ? codeId : wrongId(codeId, at);
    count(guessed, await statusOf(server.publicUrl + path + id, { localAddress: addressOf(at % addresses), agent: false }));
    if (at % every === 0) count(opened, await statusOf(`${server.publicUrl}${path}${others[(at / every) % others.length]}`, { agent }));
  });
  agent.destroy();
  const figures = {
    guesses: Object.fromEntries(guessed),
    openings: Object.fromEntries(opened),
    seconds: round((performance.now() - began) / 1000, 1),
  };
  const row = (what: string, of: Map<number, number>) => ({
    what,
    'opened (200)': of.get(200) ?? 0,
    'compared, wrong (404)': of.get(404) ?? 0,
    'sum first (428)': of.get(428) ?? 0,
    other: [...of].reduce((sum, [status, times]) => sum + ([200, 404, 428].includes(status) ? 0 : times), 0),
  });
  printTable(`Guesses at one village from ${addresses} addresses, ${figures.seconds} s`, [
    row('guesses', guessed),
    row('openings of others, from one address', opened),
  ]);
  return figures;
}

function wrongId(right: string, at: number): string {
  const base = codeAlphabet.length;
  const tag = Array.from({ length: 6 }, (_, place) => codeAlphabet[Math.floor(at / base ** place) % base]).join('');
  const id = right.slice(0, 13) + tag;
  return id === right ? `${right.slice(0, 12)}9${tag}` : id;
}

function addressOf(number: number): string {
  return `127.1.${number >> 7}.${(number & 127) + 1}`;
}

async function otherCodes(url: string, codeId: string): Promise<string[]> {
  const { towns } = (await (await fetch(`${url}/api/towns`)).json()) as { towns: { id: string }[] };
  const { villages } = (await (await fetch(`${url}/api/towns/${towns[0]!.id}/villages`)).json()) as { villages: { codeId: string }[] };
  return villages.map((one) => one.codeId).filter((id) => id !== codeId);
}

function statusOf(url: string, options: { localAddress?: string; agent: Agent | false }): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, options, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode!));
    })
      .on('error', reject)
      .end();
  });
}

async function inTurn(times: number, act: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let at = next; at < times; at = next) {
      next += 1;
      await act(at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function count(of: Map<number, number>, status: number): void {
  of.set(status, (of.get(status) ?? 0) + 1);
}
