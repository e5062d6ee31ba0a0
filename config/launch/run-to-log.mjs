import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Runs a program to its end with everything it says in `logFile`, and answers its exit code.
 * It has a process group of its own: Ctrl-C reaches the launcher, which ends it through `running`.
 */
export function runToLog({ command, args, logFile, cwd, env = process.env, running, name }) {
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, 'w', 0o600);
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const forget = running?.add({ name, stop: () => endGroup(child, ended), force: () => killGroup(child, 'SIGKILL') });
  return ended.finally(() => forget?.());
}

/** The last lines of a log, for a message that has to say why. */
export function lastLines(logFile, count = 12) {
  return fs.readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

async function endGroup(child, ended) {
  killGroup(child, 'SIGTERM');
  await ended.catch(() => {});
}

function killGroup(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
