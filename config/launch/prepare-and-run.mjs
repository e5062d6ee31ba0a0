import path from 'node:path';
import { installIfNeeded } from './install.mjs';
import { handOver, isOwnNode, makeSureOfOwnNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';
import { keepTrackOfRunning } from './running.mjs';
import { stopOnSignals } from './stop-on-signals.mjs';

/**
 * What every command of ours does first: refuse what cannot work, install what is missing, go on in Node 24.
 * `run` answers the exit code. A `Refused` becomes one plain sentence, anything else is a fault of ours and shows its stack.
 */
export async function prepareAndRun({ script, readArguments, run }) {
  const running = keepTrackOfRunning();
  // A terminal that is closed, or `| head`, must not keep us from stopping what we started.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const prepared = process.env.MASHANG_PREPARED === '1';
  delete process.env.MASHANG_PREPARED;
  try {
    const wishes = readArguments(process.argv.slice(2));
    if (!prepared) {
      const done = stopOnSignals(running);
      await installIfNeeded(running);
      await makeSureOfOwnNode(running);
      done();
    }
    if (isOwnNode()) process.exitCode = await run(wishes);
    else {
      process.env.MASHANG_PREPARED = '1';
      process.exitCode = await handOver(path.join(projectDir, 'config', script), process.argv.slice(2));
    }
  } catch (error) {
    console.error(error instanceof Refused ? error.message : error);
    process.exitCode = 1;
  }
}
