import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { Officer, type CountyOfOfficers } from '../helpers/officer.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { keepMarketDay, type MarketDay, type Market } from './market-day.ts';
import { cpuSeconds, printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { untilSms } from './until-sms.ts';

const perSecond = 1000;
const connections = 128;

interface Openings {
  asked: number;
  answered: number;
  statuses: Record<string, number>;
  ms: { p50: number; p99: number; max: number };
  pageBytes: number;
  appBytes: number;
  seconds: number;
}

/**
 * The minute in which one code is shown on television: 60,000 openings of it beside a market day, which is measured quietly before and
 * after in the same run, half as long each, so that both have equally many acts and an equally full county. One process serves everybody
 * and sends the SMS too, as in a demo; the openings come from a process of their own. That process, this one and PostgreSQL share the
 * machine with the server: on two cores the milliseconds say how full the machine is, the processor time what the server costs.
 */
export async function benchTvMinute(county: BenchCounty, { full }: { full: boolean }): Promise<Record<string, unknown>> {
  // Of fewer acts the slowest hundredth is one or two, which is chance.
  const seconds = full ? 60 : 20;
  const market = await openMarket(county);
  await keepMarketDay(market, 3);
  await openCode(county, 2);
  const counted = await settledCount(county);

  const pid = county.server.pid!;
  const [before, cpuBefore] = await withCpu(pid, () => keepMarketDay(market, seconds / 2));
  const [[openings, during], cpu] = await withCpu(pid, () => Promise.all([openCode(county, seconds), keepMarketDay(market, seconds)]));
  const [after, cpuAfter] = await withCpu(pid, () => keepMarketDay(market, seconds / 2));
  const microsOfOpening = ((cpu - cpuBefore - cpuAfter) * 1e6) / openings.answered;
  const written = (await settledCount(county)) - counted;

  const faults = Object.entries(openings.statuses).reduce((sum, [status, times]) => sum + (status.startsWith('5') ? times : 0), 0);
  const quiet = together(before, after);
  printTable(
    `The TV minute: ${perSecond} openings of one code a second for ${seconds} s, three in ten of them within a tenth of a second`,
    [
      {
        asked: openings.asked,
        answered: openings.answered,
        '5xx': faults,
        'counted after the flush': written,
        'p50 ms': round(openings.ms.p50, 1),
        'p99 ms': round(openings.ms.p99, 1),
        'longest ms': round(openings.ms.max, 1),
        'page bytes': round(openings.pageBytes),
        'app bytes': round(openings.appBytes),
        'server cpu': round(cpu / seconds, 2),
        'of it the market day': round((cpuBefore + cpuAfter) / seconds, 2),
        'µs an opening': round(microsOfOpening),
      },
    ],
  );
  const rows = Object.keys(during).map((act) => {
    const [still, busy] = [percentiles(quiet[act]!), percentiles(during[act]!)];
    return {
      'market day': act,
      acts: during[act]!.length,
      'p50 quiet': still.p50,
      'p50 TV': busy.p50,
      'p99 quiet': still.p99,
      'p99 TV': busy.p99,
      ratio: round(busy.p99 / still.p99, 2),
    };
  });
  printTable('Beside it, milliseconds', rows);
  return { openings, faults, written, exact: written === openings.answered, cpu: cpu / seconds, microsOfOpening, market: rows };
}

/** What was done, and the processor seconds of a process meanwhile. */
async function withCpu<T>(pid: number, act: () => Promise<T>): Promise<[T, number]> {
  const before = cpuSeconds(pid);
  const done = await act();
  return [done, cpuSeconds(pid) - before];
}

function together(one: MarketDay, other: MarketDay): MarketDay {
  return Object.fromEntries(Object.entries(one).map(([act, times]) => [act, [...times, ...other[act]!]]));
}

function percentiles(times: readonly number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!, 1);
  return { p50: at(0.5), p99: at(0.99) };
}

async function openCode({ server, codeId }: BenchCounty, seconds: number): Promise<Openings> {
  const args = ['test/bench/tv-client.ts', server.publicUrl, codeId, String(seconds), String(perSecond), String(connections)];
  const client = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  client.stdout.on('data', (chunk: Buffer) => (said += chunk));
  const [code] = (await once(client, 'exit')) as [number];
  if (code !== 0) throw new Error('the client of the TV minute failed');
  return JSON.parse(said) as Openings;
}

/** What is counted of this code once nothing more comes: a flush is five seconds away at most. */
async function settledCount({ ownerUrl, codeId }: BenchCounty): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const read = async () =>
    Number(
      (await owner.query<{ count: string }>('select coalesce(sum(count), 0) as count from scan_day where code = $1', [codeId])).rows[0]!
        .count,
    );
  let count = -1;
  for (let next = await read(); next !== count; next = await read()) {
    count = next;
    await setTimeout(6000);
  }
  await owner.end();
  return count;
}

/** Who is there on a market day: one who files for her neighbours, one who looks how it stands, a liaison, and the town's officer. */
async function openMarket(county: BenchCounty): Promise<Market> {
  const { codeId, sms, server } = county;
  const villager = async (phone: string) => {
    const own = { publicUrl: server.publicUrl, codeId, sms, knock: () => untilSms(county, phone), clock: new RealClock() };
    return Villager.signedIn(own, phone);
  };
  const [filing, looking] = [await villager('16900009003'), await villager('16900009004')];
  await looking.apply(await looking.fillForm());
  const liaison = await villager(readCountyFolder('mock/data').liaisons[0]!.phone);
  const staff: CountyOfOfficers = {
    staffUrl: server.staffUrl,
    clock: new RealClock(),
    house: { settings: { staffOrigin: server.staffUrl } },
  };
  const officer = await new Officer(staff, 'haifeng').signIn();
  return { codeId, filing, usual: await filing.fillForm(), looking, liaison, officer };
}
