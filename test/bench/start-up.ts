import { printTable, round } from './measure.ts';
import { runCommand, type BenchCounty } from './open-bench-county.ts';

export type StartUpFigures = { step: string; first: number; second: number }[];

/** Milliseconds from nothing to listening, and again when everything is there: the commands of `npm start`, without installing and building. */
export async function benchStartUp(county: BenchCounty): Promise<StartUpFigures> {
  const { server } = county;
  const again: Record<string, () => Promise<void>> = {
    migrate: () => runCommand(server, 'migrate'),
    'load county': () => runCommand(server, 'load-county', '--from', 'mock/data'),
    'server to listening': () => server.start(),
  };
  await server.terminate();
  const second: Record<string, number> = {};
  for (const [step, act] of Object.entries(again)) {
    const began = performance.now();
    await act();
    second[step] = performance.now() - began;
  }
  const figures = Object.entries(county.firstStart).map(([step, first]) => ({
    step,
    first: round(first),
    second: round(second[step] ?? 0),
  }));
  const sum = (which: 'first' | 'second') => figures.reduce((total, one) => total + one[which], 0);
  figures.push({ step: 'together', first: sum('first'), second: sum('second') });
  printTable('Start-up, milliseconds (PostgreSQL runs on the second time)', figures);
  return figures;
}
