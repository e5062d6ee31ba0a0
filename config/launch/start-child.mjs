import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';

const stopWithinMs = 15_000;

/**
 * Starts one of our long-running programs. What it says goes to a log; the channel tells it when the launcher is
 * killed (it listens for 'disconnect'); its own process group keeps Ctrl-C away, so that we stop all in order.
 */
export function startChild({ name, script, env, logDir, running }) {
  const logFile = path.join(logDir, `${name}.log`);
  const log = fs.openSync(logFile, 'a', 0o600);
  const child = spawn(ownNode, [script], { cwd: projectDir, env, stdio: ['ignore', log, 'pipe', 'ipc'], detached: true });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-4_000);
    fs.writeSync(log, text);
  });
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, complaint: error.message, logFile }));
    child.once('close', (code) => resolve({ code, complaint: complaint.trim(), logFile }));
  });
  ended.then(() => fs.closeSync(log));
  const forget = running.add({ name, stop: () => stop(child, ended), force: () => child.kill('SIGKILL') });
  ended.then(forget);
  return { name, ended };
}

async function stop(child, ended) {
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(hurry);
}
