import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';
import { runToLog } from './run-to-log.mjs';
import { showProgress } from './show-progress.mjs';
import { whenParentGone } from './when-parent-gone.mjs';

const nodePackage = path.join(projectDir, 'node_modules', 'node');
export const ownNode = path.join(nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Node from npm comes by an install script. Where scripts are blocked its own script is run by us, once. */
export async function makeSureOfOwnNode(running) {
  if (runs()) return;
  const logFile = path.join(os.tmpdir(), `mashang-node-${process.pid}.log`);
  const env = { ...process.env, npm_config_ignore_scripts: 'true' };
  await showProgress('正在补装 Node 24（fetching Node 24, its install script had not run）', () =>
    runToLog({ command: process.execPath, args: ['installArchSpecificPackage.js'], cwd: nodePackage, env, logFile, running, name: 'node' }),
  );
  if (!runs()) {
    throw new Refused(
      `Node 24 没有装上，多半是 npm 不许运行安装脚本：请运行 npm rebuild node --ignore-scripts=false，再试一次。输出在 ${logFile}`,
      'Node 24 is missing, most likely because npm blocks install scripts: run npm rebuild node --ignore-scripts=false and try again.',
    );
  }
  fs.rmSync(logFile, { force: true });
}

function runs() {
  return fs.existsSync(ownNode) && spawnSync(ownNode, ['--version'], { stdio: 'ignore' }).status === 0;
}

export function isOwnNode() {
  return fs.realpathSync(process.execPath) === fs.realpathSync(ownNode) || process.version === versionOfOwnNode();
}

function versionOfOwnNode() {
  return `v${JSON.parse(fs.readFileSync(path.join(nodePackage, 'package.json'), 'utf8')).version}`;
}

/** Goes on in Node 24 and answers its exit code. The channel tells it when we are killed; signals are passed on. */
export function handOver(script, args) {
  const child = spawn(ownNode, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // Ctrl-C in a terminal reaches both of us: it decides, we wait.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenParentGone(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
