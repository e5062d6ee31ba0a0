// npm test: everything, on both databases, ending with `N passed, N failed`. `npm test -- test/rules` runs a part, once.
// Plain JavaScript for Node 18 and newer, because it runs before anything is installed.
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(({ prepareAndRun }) =>
  prepareAndRun({
    script: 'test.mjs',
    readArguments: (args) => args,
    run: async (paths) => (await import('./launch/run-tests.mjs')).runTests(paths),
  }),
);
