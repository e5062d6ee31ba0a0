// npm run posters -- --county ID --sheet a4 --out DIR: checked files of posters, one a county. In a county its environment
// says where the database is; without DEPLOYMENT it is the demo's, which lives on this machine.
import './launch/check-node.mjs';

// glibc keeps a heap for each thread, and in each what was freed: fifty megabytes of a province's five hundred.
process.env.MALLOC_ARENA_MAX ??= '1';
// A young generation that may grow to sixteen megabytes keeps as much again of what was thrown away.
process.env.NODE_OPTIONS ??= '--max-semi-space-size=2';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { readCommandArguments, runServerCommand } = await import('./launch/run-server-command.mjs');
  const run = (wishes) => runServerCommand('posters.ts', wishes);
  await prepareAndRun({ script: 'posters.mjs', readArguments: readCommandArguments, run });
});
