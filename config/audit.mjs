// npm run audit -- verify | root: whether the audit is as it was sealed. In a county its environment says where the
// database is; without DEPLOYMENT it is the demo's, which lives on this machine.
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { readCommandArguments, runServerCommand } = await import('./launch/run-server-command.mjs');
  const run = (wishes) => runServerCommand('audit.ts', wishes);
  await prepareAndRun({ script: 'audit.mjs', readArguments: readCommandArguments, run });
});
