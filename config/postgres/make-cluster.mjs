import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Refused } from '../launch/refused.mjs';

/** Makes the cluster on the first start. It is made beside its place and moved there whole, so it is never half there. */
export async function makeCluster({ wayIn, cluster, log }) {
  const version = path.join(cluster, 'PG_VERSION');
  if (fs.existsSync(version)) return refuseOtherMajor(Number(fs.readFileSync(version, 'utf8')), wayIn.major, cluster);
  log('第一次启动，正在建立数据库（first start, making the database）…');
  const half = `${cluster}.half`;
  fs.rmSync(half, { recursive: true, force: true });
  await run(wayIn, wayIn.command('initdb', ['-D', half, ...initArguments(wayIn.major)]));
  fs.renameSync(half, cluster);
}

function initArguments(major) {
  // Plain C would make trigram search of Chinese find nothing; the builtin provider exists from 17 on.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const provider = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  return [
    '-U',
    'postgres',
    '--encoding=UTF8',
    ...provider,
    `--locale=${locale}`,
    '--auth-local=trust',
    '--auth-host=reject',
    '--no-instructions',
  ];
}

function refuseOtherMajor(found, major, cluster) {
  if (found === major) return;
  throw new Refused(
    `${cluster} 是 PostgreSQL ${found} 的数据，现在的程序是 ${major}：请用原来的版本打开，或者用 --data 换一个新目录。`,
    `${cluster} was made by PostgreSQL ${found}, these programs are ${major}: open it with its own version, or choose a new directory with --data.`,
  );
}

function run(wayIn, [command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...wayIn.spawnOptions, cwd: wayIn.dataDir, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.once('error', (error) => reject(refusal(error.message)));
    child.once('close', (code) => (code === 0 ? resolve() : reject(refusal(said.trim().split('\n').slice(-3).join(' ')))));
  });
}

function refusal(said) {
  return new Refused(
    `数据库建不起来：${said}。请看看磁盘是不是满了、目录能不能写。`,
    'initdb failed: see whether the disk is full or not writable.',
  );
}
