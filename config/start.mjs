// npm start: everything a person needs to see the whole of it on one machine. Plain JavaScript for Node 18 and newer,
// because it runs before anything is installed.
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { readArguments } = await import('./launch/read-arguments.mjs');
  await prepareAndRun({
    script: 'start.mjs',
    readArguments,
    run: async (wishes) => (await import('./launch/run-demo.mjs')).runDemo(wishes),
  });
});
