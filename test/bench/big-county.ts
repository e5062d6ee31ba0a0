import pg from 'pg';
import { fillWithMatters } from './fill-with-matters.ts';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';
import { Officer, type CountyOfOfficers, type Login } from '../helpers/officer.ts';
import { RealClock } from '../helpers/real-clock.ts';
import { Villager } from '../helpers/villager.ts';
import { printTable, round } from './measure.ts';
import { openBenchCounty, type BenchCounty } from './open-bench-county.ts';
import { untilSms } from './until-sms.ts';

const small = 10_000;
/** More than a list shows, each filed by the front door: these are what the pages open. */
const real = 205;
const rounds = 25;

/** Who reads which places or steps of the county. */
const readers = ['haifeng', 'county', 'kangjia', 'yibao'] as const satisfies Login[];

/**
 * The officer's list and one matter's page in a county of many matters against one of ten thousand, each answer through HTTP, one after the
 * other, the two counties in turn. One matter in five is open.
 */
export async function benchBigCounty(few: BenchCounty, { full }: { full: boolean }): Promise<Record<string, { ratio: number }>> {
  const large = full ? 1_000_000 : 200_000;
  const many = await openBenchCounty();
  try {
    const opened = [await fill(few, small), await fill(many, large)];
    const figures: Record<string, { few: number; many: number; ratio: number }> = {};
    for (const login of readers) {
      const desks = await Promise.all(opened.map((one) => signIn(one.county, login)));
      figures[`list of ${login}`] = await compare(desks, (desk) => desk.ask('staffListMatters'));
      if (login !== 'haifeng') continue;
      figures['page of one matter'] = await compare(desks, (desk, at) =>
        desk.ask('staffReadMatter', { params: { matterId: opened[at]!.matters[7]! } }),
      );
    }
    printTable(
      `A county of ${large} matters against one of ${small}, a fifth of them open: milliseconds of an answer, median of ${rounds}`,
      Object.entries(figures).map(([measured, one]) => ({ measured, ...one })),
    );
    return figures;
  } finally {
    await many.close();
  }
}

async function compare(desks: Officer[], act: (desk: Officer, at: number) => Promise<{ status: number }>) {
  const times: number[][] = desks.map(() => []);
  for (let time = -3; time < rounds; time += 1)
    for (const [at, desk] of desks.entries()) {
      const began = performance.now();
      const { status } = await act(desk, at);
      if (status !== 200) throw new Error(`answered ${status}`);
      if (time >= 0) times[at]!.push(performance.now() - began);
    }
  const [few, many] = times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!) as [number, number];
  return { few: round(few, 1), many: round(many, 1), ratio: round(many / few, 2) };
}

async function signIn({ server }: BenchCounty, login: Login): Promise<Officer> {
  const county: CountyOfOfficers = {
    staffUrl: server.staffUrl,
    clock: new RealClock(),
    house: { settings: { staffOrigin: server.staffUrl } },
  };
  return new Officer(county, login).signIn();
}

/** Real matters first, then invented ones whose days come later, so that they are in the way and never on the page. */
async function fill(county: BenchCounty, size: number): Promise<{ county: BenchCounty; matters: string[] }> {
  const phone = '16900009002';
  const knock = (): Promise<void> => untilSms(county, phone);
  const { codeId, sms, server } = county;
  const villager = await Villager.signedIn({ publicUrl: server.publicUrl, codeId, sms, knock, clock: new RealClock() }, phone);
  const idNumbers = manyInventedIdNumbers();
  const matters: string[] = [];
  for (let nr = 0; nr < real; nr += 1) {
    const receipt = await villager.apply(await villager.fillForm({ applicant: { idNumber: idNumbers.next().value } }));
    matters.push(receipt.matters[0]!.matterId);
  }
  const owner = new pg.Client({ connectionString: county.ownerUrl });
  await owner.connect();
  await fillWithMatters(owner, { from: real, to: size });
  await owner.end();
  return { county, matters };
}
