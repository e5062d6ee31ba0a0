// npm run build: the phone on both targets and the staff's page, each only when one of its sources has changed.
import path from 'node:path';
import { buildIfStale, builds } from './launch/build-if-stale.mjs';
import { prepareAndRun } from './launch/prepare-and-run.mjs';
import { projectDir } from './launch/project-dir.mjs';
import { keepTrackOfRunning } from './launch/running.mjs';
import { stopOnSignals } from './launch/stop-on-signals.mjs';

await prepareAndRun({
  script: 'build.mjs',
  readArguments: (names) => (names.length > 0 ? names : Object.keys(builds)),
  run: async (names) => {
    const running = keepTrackOfRunning();
    stopOnSignals(running);
    for (const name of names) await buildIfStale(name, { logDir: path.join(projectDir, '.build', 'log'), running });
    return 0;
  },
});
