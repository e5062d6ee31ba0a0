import fs from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { checkPorts } from './check-ports.mjs';
import { demoSettings } from './demo-settings.mjs';
import { takeDataDir } from './one-at-a-time.mjs';
import { openDatabase, refuseUnreachableDatabase } from './open-database.mjs';
import { printWelcome } from './print-welcome.mjs';
import { runCommand } from './run-command.mjs';
import { keepTrackOfRunning } from './running.mjs';
import { startChild } from './start-child.mjs';
import { stopOnSignals } from './stop-on-signals.mjs';
import { endedEarly, waitUntilReady } from './wait-until-ready.mjs';

/** Brings the whole demo up and stays until it is stopped. */
export async function runDemo(wishes) {
  const running = keepTrackOfRunning();
  // Stopping is how a demo ends well, hence 0.
  stopOnSignals(running, {
    say: () => console.log('\n正在停止 …（stopping; press once more to force）'),
    sayStopped: () => console.log('都停了，数据还在（all stopped, data kept）'),
    exitCode: 0,
  });
  try {
    throw await bringUp(wishes, running);
  } catch (error) {
    // Once asked to stop, everything ends, and none of it is news.
    if (running.isStopping()) return await new Promise(() => {});
    await running.stopAll();
    throw error;
  }
}

/** Answers, as a refusal, the first thing that ended without being asked. */
async function bringUp({ dataDir, ports, lan }, running) {
  const logDir = path.join(dataDir, 'log');
  const { giveBack, afterCrash } = takeDataDir(dataDir, `http://127.0.0.1:${ports.public}`);
  running.add({ name: dataDir, stop: giveBack, force: giveBack });
  await checkPorts({ ports, publicHost: lan ? '0.0.0.0' : '127.0.0.1', afterCrash });
  await refuseUnreachableDatabase();
  await buildIfStale('h5', { logDir, running });
  await buildIfStale('console', { logDir, running });

  let databaseGone = () => {};
  const noDatabase = new Promise((resolve) => (databaseGone = resolve));
  const database = await openDatabase({ dataDir, running, log: console.log, onGone: () => databaseGone() });
  const settings = demoSettings({ dataDir, ports, lan, database });
  const command = (script, ...args) => runCommand({ script, args, env: settings, running });
  await command('src/server/commands/migrate.ts');
  await command('src/server/commands/load-county.ts', '--from', 'mock/data');

  const standIns = startChild({ name: 'stand-ins', script: 'mock/main.ts', env: settings, logDir, running });
  await waitUntilReady(`${settings.SMS_ENDPOINT}/phones`, standIns);
  const server = startChild({ name: 'server', script: 'src/server/main.ts', env: settings, logDir, running });
  await waitUntilReady(`http://127.0.0.1:${ports.internal}/ready`, server);

  const welcome = JSON.parse(await command('src/server/commands/show-welcome.ts'));
  fs.writeFileSync(path.join(dataDir, 'welcome.json'), JSON.stringify(welcome, null, 2), { mode: 0o600 });
  await printWelcome({ welcome, settings, lan, dataDir });
  return Promise.race([
    server.ended.then((how) => endedEarly('server', how)),
    standIns.ended.then((how) => endedEarly('stand-ins', how)),
    noDatabase.then(() => endedEarly('PostgreSQL', { code: null, complaint: '', logFile: path.join(dataDir, 'postgres', 'postgres.log') })),
  ]);
}
