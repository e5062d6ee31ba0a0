// npm run mini-codes -- --county ID --out DIR: the round codes of all villages, drawn by WeChat. In a county its environment
// says where everything is; without DEPLOYMENT it is the demo's, which must be up: WeChat's stand-in draws there.
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { readCommandArguments, runServerCommand } = await import('./launch/run-server-command.mjs');
  const run = (wishes) => runServerCommand('mini-codes.ts', wishes);
  await prepareAndRun({ script: 'mini-codes.mjs', readArguments: readCommandArguments, run });
});
