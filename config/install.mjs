// Installs what is missing and nothing else; `npm start` and `npm test` do this by themselves.
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(({ prepareAndRun }) =>
  prepareAndRun({ script: 'install.mjs', readArguments: () => undefined, run: () => 0 }),
);
