// A PostgreSQL of our own: the one from npm by default, or the one in `binDir`. It lives in one directory, listens on
// a unix socket that only its owner may enter, never on TCP, and is gone when whoever started it is gone.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findPrograms } from './postgres/find-programs.mjs';
import { chooseWayIn } from './postgres/choose-way-in.mjs';
import { makeCluster } from './postgres/make-cluster.mjs';
import { makeRoles } from './postgres/make-roles.mjs';
import { readLockFile, forgetStaleLock, isServer } from './postgres/lock-file.mjs';
import { chooseSocketDir, leaveSocketDir } from './postgres/choose-socket-dir.mjs';
import { answers, socketUrl } from './postgres/socket-url.mjs';
import { Refused } from './launch/refused.mjs';

const startWithinMs = 60_000;
const stopWithinMs = 20_000;

// Personal data must not reach the log by a side door: no parameters, no DETAIL line, no text of a failed statement.
const settings = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  fsync: 'on',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

// What a power cut would take: nothing that outlives a run of the tests. A killed server loses nothing by them.
const forARun = { fsync: 'off', full_page_writes: 'off' };

// Waits for its standard input to end, which happens even when the launcher is killed with -9, and then asks
// PostgreSQL for a fast shutdown. So nothing is left behind and no polling is needed.
const keeper = `exec 3<&0
"$@" 3<&- </dev/null &
server=$!
{ cat <&3 >/dev/null; kill -INT "$server" 2>/dev/null; } &
exec 3<&-
wait "$server"`;

/**
 * Starts the server in `dataDir`, or finds the one that already lives there.
 * @param {import('./postgres.d.mts').StartPostgresOptions} options
 * @returns {Promise<import('./postgres.d.mts').RunningPostgres>}
 */
export async function startPostgres({ dataDir, binDir, log = () => {}, asNobody = false, keeps = 'for-good' }) {
  if (process.platform === 'win32') {
    throw new Refused(
      'Windows 上请先准备一个 PostgreSQL（15 或更新），把它的地址写进 DATABASE_URL 再启动。',
      'On Windows, prepare a PostgreSQL 15 or newer, put its address into DATABASE_URL and start again.',
    );
  }
  const wayIn = chooseWayIn({ programs: findPrograms(binDir), dataDir: path.resolve(dataDir), asNobody, log });
  const cluster = path.join(wayIn.dataDir, 'cluster');

  const living = await findLivingServer(cluster);
  if (living)
    return running({
      socketDir: living.socketDir,
      reused: true,
      stop: (options) => stopReused(living.pid, options),
      gone: new Promise(() => {}),
    });

  await makeCluster({ wayIn, cluster, log });
  const socketDir = chooseSocketDir(wayIn);
  const child = await startServer({ wayIn, cluster, socketDir, keeps });
  try {
    await makeRoles(socketUrl(socketDir, 'postgres', 'postgres'));
  } catch (error) {
    await stopChild(child, cluster);
    throw error;
  }
  return running({
    socketDir,
    reused: false,
    stop: () => stopChild(child, cluster).then(() => leaveSocketDir(socketDir)),
    gone: child.gone,
  });
}

function running({ socketDir, reused, stop, gone }) {
  return {
    ownerUrl: socketUrl(socketDir, 'mashang_owner', 'mashang'),
    appUrl: socketUrl(socketDir, 'mashang_app', 'mashang'),
    adminUrl: (database) => socketUrl(socketDir, 'postgres', database),
    reused,
    stop,
    gone,
  };
}

/** A server of an earlier run: one that is just stopping is waited for, one that is well is used again. */
async function findLivingServer(cluster) {
  const deadline = Date.now() + startWithinMs;
  for (;;) {
    const lock = readLockFile(cluster);
    if (!lock) return undefined;
    if (lock.status === 'ready' && (await answers(lock.socketDir))) {
      await makeRoles(socketUrl(lock.socketDir, 'postgres', 'postgres'));
      return lock;
    }
    if (forgetStaleLock(cluster, lock)) return undefined;
    if (Date.now() > deadline) {
      throw new Refused(
        `上次留下的数据库进程（进程号 ${lock.pid}）没有反应，请先结束它：kill -INT ${lock.pid}，再启动。`,
        `A database of an earlier run (process ${lock.pid}) does not answer: end it with kill -INT ${lock.pid} and start again.`,
      );
    }
    await pause(100);
  }
}

/** After a crash the first attempt may still find the dead server's lock file or its last children: try again. */
async function startServer({ wayIn, cluster, socketDir, keeps }) {
  const logFile = path.join(wayIn.dataDir, 'postgres.log');
  const deadline = Date.now() + startWithinMs;
  for (;;) {
    const logFrom = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
    const child = spawnServer({ wayIn, cluster, socketDir, logFile, keeps });
    if (await untilAnswering(child, socketDir, deadline)) return child;
    await stopChild(child, cluster);
    const said = fs.readFileSync(logFile).subarray(logFrom).toString();
    const passing = /lock file .* already exists|shared memory block .* is still in use|lock file .* is empty/.test(said);
    if (!passing || Date.now() > deadline) {
      const lastLine =
        said
          .trim()
          .split('\n')
          .findLast?.((line) => /FATAL|PANIC|ERROR/.test(line)) ?? said.trim().split('\n').at(-1);
      throw new Refused(`数据库没有启动起来，原因记在 ${logFile}：${lastLine}`, `PostgreSQL did not start; its log is ${logFile}.`);
    }
    await pause(200);
  }
}

function spawnServer({ wayIn, cluster, socketDir, logFile, keeps }) {
  const flags = Object.entries({
    ...settings,
    ...(keeps === 'for-a-run' ? forARun : {}),
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
  });
  const command = wayIn.command('postgres', ['-D', cluster, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])]);
  const logFd = fs.openSync(logFile, 'a', 0o600);
  // Detached: Ctrl-C in the terminal reaches the launcher only, which stops the server of the county first.
  const child = spawn('/bin/sh', ['-c', keeper, 'keep-postgres', ...command], {
    ...wayIn.spawnOptions,
    cwd: wayIn.dataDir,
    stdio: ['pipe', logFd, logFd],
    detached: true,
  });
  fs.closeSync(logFd);
  child.gone = new Promise((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  child.stdin.on('error', () => {}); // the keeper may be gone before us
  child.unref();
  child.stdin.unref();
  return child;
}

async function untilAnswering(child, socketDir, deadline) {
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (await answers(socketDir)) return true;
    await pause(20);
  }
  return false;
}

async function stopChild(child, cluster) {
  child.ref();
  child.stdin.end();
  const hurry = setTimeout(() => {
    const pid = readLockFile(cluster)?.pid;
    if (pid) signal(pid, 'SIGQUIT');
  }, stopWithinMs);
  await child.gone;
  clearTimeout(hurry);
}

/** A reused server may belong to somebody who is still alive; only a launcher that knows better says `reusedToo`. */
async function stopReused(pid, { reusedToo = false } = {}) {
  if (!reusedToo) return;
  signal(pid, 'SIGINT');
  const deadline = Date.now() + stopWithinMs;
  while (isServer(pid)) {
    if (Date.now() > deadline) signal(pid, 'SIGQUIT');
    await pause(50);
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
