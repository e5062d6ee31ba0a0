// npm run precheck -- FILE [--catalogue FILE|FOLDER] [--day YYYY-MM-DD]: what every program says to the households of a file.
// Needs neither database nor network.
import { spawnSync } from 'node:child_process';
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { ownNode } = await import('./launch/own-node.mjs');
  const { projectDir } = await import('./launch/project-dir.mjs');
  const run = (args) =>
    spawnSync(ownNode, [`${projectDir}/src/server/commands/precheck.ts`, '--from', process.env.INIT_CWD ?? '.', ...args], {
      stdio: 'inherit',
    }).status ?? 1;
  await prepareAndRun({ script: 'precheck.mjs', readArguments: (args) => args, run });
});
