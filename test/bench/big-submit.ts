import { fillApplications } from './many-applications.ts';
import { printTable, round } from './measure.ts';
import { openBenchCounty, type BenchCounty } from './open-bench-county.ts';
import { openFamilies, submitMany } from './submit.ts';

const small = 10_000;
const rounds = 5;
const aRound = 200;

/** The same submissions in a county of many applications and in one of ten thousand, in turn; the median of the rounds. */
export async function benchBigSubmit(few: BenchCounty, { full }: { full: boolean }): Promise<{ few: number; many: number; ratio: number }> {
  const large = full ? 1_000_000 : 100_000;
  const many = await openBenchCounty();
  try {
    const sides = [];
    for (const [county, size] of [
      [few, small],
      [many, large],
    ] as const) {
      const families = await openFamilies(county);
      await submitMany(county.server.publicUrl, families.villager.token, await families.nextForms(1));
      await fillApplications(county.ownerUrl, size);
      await submitMany(county.server.publicUrl, families.villager.token, await families.nextForms(aRound));
      sides.push({ county, ...families, took: [] as number[] });
    }
    for (let time = 0; time < rounds; time += 1)
      for (const { county, villager, nextForms, took } of sides)
        took.push(1000 / (await submitMany(county.server.publicUrl, villager.token, await nextForms(aRound))));
    const [one, other] = sides.map(({ took }) => took.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]!) as [number, number];
    const figures = { few: round(one, 1), many: round(other, 1), ratio: round(other / one, 2) };
    printTable(`A submission in a county of ${large} applications against one of ${small}: milliseconds, eight at once`, [
      { measured: 'submission of three matters', ...figures },
    ]);
    return figures;
  } finally {
    await many.close();
  }
}
