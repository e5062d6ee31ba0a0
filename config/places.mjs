// npm run places -- --file X --county ID | --all [--confirm HEX]: what a file of places would change, and doing it. In a county its environment
// says where the database is; without DEPLOYMENT it is the demo’s, which lives on this machine.
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { readCommandArguments, runServerCommand } = await import('./launch/run-server-command.mjs');
  const run = (wishes) => runServerCommand('places.ts', wishes);
  await prepareAndRun({ script: 'places.mjs', readArguments: readCommandArguments, run });
});
