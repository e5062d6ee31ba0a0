import { spawn } from 'node:child_process';
import { ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';

/** Runs one of the server's commands to its end and answers what it wrote to standard output. */
export function runCommand({ script, args = [], env, running }) {
  const child = spawn(ownNode, [script, ...args], { cwd: projectDir, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (complaint += text));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const forget = running.add({ name: script, stop: () => (child.kill('SIGTERM'), ended), force: () => child.kill('SIGKILL') });
  return ended.finally(forget).then((code) => {
    if (code === 0) return said;
    throw new Refused(`${script} 没有做成：${complaint.trim() || `退出码 ${code}`}`, `${script} failed.`);
  });
}
