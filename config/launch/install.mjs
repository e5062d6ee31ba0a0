import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeSureOfOwnNode, ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';
import { lastLines, runToLog } from './run-to-log.mjs';
import { showProgress } from './show-progress.mjs';

const stampFile = path.join(projectDir, 'node_modules', '.mashang-install');

// npm leaves an optional package out when the Node it runs on is older than that package wants, without a word.
const oldestNodeForAllPackages = 22;

/** Installs the packages when they are missing or when package-lock.json says others than those installed. */
export async function installIfNeeded(running) {
  if (readIfThere(stampFile) === wanted()) return;
  refuseIfNotWritable();
  await install(running, process.execPath, '正在安装用到的软件包，第一次大约一两分钟（installing packages）');
  await makeSureOfOwnNode(running);
  if (Number(process.versions.node.split('.')[0]) < oldestNodeForAllPackages) {
    await install(running, ownNode, '这台机器的 Node 旧，换 Node 24 补装几样（the rest, with Node 24）');
  }
  fs.writeFileSync(stampFile, wanted());
}

async function install(running, node, words) {
  // Not npm ci: it refuses locks in which npm itself left out the platform packages of @tarojs/binding.
  // --no-save: what somebody's npm thinks of the lock file is not for it to write down.
  // --include=dev: NODE_ENV=production in somebody's shell would leave the build tools out.
  const [command, ...npm] = findNpm(node);
  const args = [...npm, 'install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error'];
  const logFile = path.join(os.tmpdir(), `mashang-install-${process.pid}.log`);
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const code = await showProgress(words, () => runToLog({ command, args, logFile, cwd: projectDir, env, running, name: 'npm install' }));
  if (code !== 0) throw installFailed(logFile);
  fs.rmSync(logFile, { force: true });
}

/** The lock file and what package.json asks for; a new script in package.json needs no installing. */
function wanted() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(readIfThere(path.join(projectDir, 'package.json')));
  const lock = readIfThere(path.join(projectDir, 'package-lock.json')) ?? '';
  const text = JSON.stringify([dependencies, devDependencies, optionalDependencies, overrides, `${process.platform}-${process.arch}`]);
  return createHash('sha256').update(text).update(lock).digest('hex');
}

/** Below `npm run` npm says where it is; otherwise it is looked for in PATH. */
function findNpm(node) {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return [node, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function refuseIfNotWritable() {
  try {
    fs.mkdirSync(path.join(projectDir, 'node_modules'), { recursive: true });
    fs.accessSync(path.join(projectDir, 'node_modules'), fs.constants.W_OK);
  } catch (error) {
    throw new Refused(
      `项目目录 ${projectDir} 写不进去（${error.code}）：请换到您能写的地方，或者修改它的权限。`,
      `The project directory cannot be written: move it to a place you may write to, or change its permissions.`,
    );
  }
}

function installFailed(logFile) {
  const said = lastLines(logFile);
  if (/ENOSPC/.test(said)) return new Refused('磁盘满了：请腾出 2 GB 再运行一次。', 'The disk is full: free 2 GB and run this again.');
  if (/EACCES|EPERM|EROFS/.test(said)) {
    return new Refused(
      `安装时有文件写不进去：请用拥有 ${projectDir} 的用户运行。\n${said}\n`,
      'Some files could not be written: run this as the user who owns the project.',
    );
  }
  return new Refused(
    `软件包没有装成：请检查网络（npm config get registry 能不能访问），再运行一次。全部输出在 ${logFile}\n${said}\n`,
    'The packages could not be installed: check the network and the npm registry, then run this again.',
  );
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
