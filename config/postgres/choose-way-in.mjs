import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refused } from '../launch/refused.mjs';

const nobody = 65534;
const unshare = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];

/**
 * PostgreSQL refuses to run as root. So for root it runs in a user namespace in which it sees uid 1000 while its files
 * stay root's, or, where a container refuses namespaces, as `nobody`, from a place that nobody may enter.
 */
export function chooseWayIn({ programs, dataDir, asNobody, log }) {
  const isRoot = process.getuid() === 0;
  makeDataDir(dataDir);
  if (!isRoot) return wayIn({ programs, dataDir });
  const place = placeForNobody(dataDir);
  const madeByNobody = fs.existsSync(path.join(place, 'server', 'cluster'));
  if (!asNobody && !madeByNobody && namespaceWorks(programs, dataDir)) return wayIn({ programs, dataDir, prefix: unshare });
  if (fs.existsSync(path.join(dataDir, 'cluster'))) throw notOurWay(dataDir);
  return asNobodyElse({ programs, place, log });
}

function notOurWay(dataDir) {
  const owner = fs.statSync(path.join(dataDir, 'cluster')).uid;
  return new Refused(
    `${dataDir} 里的数据库属于用户 ${owner}，现在打不开：请用原来的用户启动，或者用 --data 换一个新目录。`,
    `The database in ${dataDir} belongs to user ${owner} and cannot be opened this way: start as that user, or choose a new directory with --data.`,
  );
}

function makeDataDir(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new Refused(
      `数据目录 ${dataDir} 写不进去（${error.code}），请换成您能写的目录（--data 目录），或者修改它的权限。`,
      `The data directory ${dataDir} cannot be written (${error.code}): choose another with --data, or change its permissions.`,
    );
  }
}

function wayIn({ programs, dataDir, prefix = [], spawnOptions = {} }) {
  return {
    dataDir,
    major: programs.major,
    spawnOptions: { ...spawnOptions, env: plainEnvironment() },
    /** The command line that runs one of PostgreSQL's programs. */
    command: (name, args) => [...prefix, path.join(programs.binDir, name), ...args],
  };
}

/** PGPORT, PGDATA and their like in somebody's shell are about another server. */
function plainEnvironment() {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8' };
  return process.env.TMPDIR ? { ...env, TMPDIR: process.env.TMPDIR } : env;
}

function namespaceWorks(programs, dataDir) {
  const test = 'test -x "$1" && test -w "$2" && { test ! -e "$2/cluster" || test -O "$2/cluster"; }';
  const [command, ...args] = [...unshare, 'sh', '-c', test, 'sh', path.join(programs.binDir, 'postgres'), dataDir];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function placeForNobody(dataDir) {
  return nobodyMayEnter(path.dirname(dataDir)) ? dataDir : path.join('/var/lib', `mashang-${shortHash(dataDir)}`);
}

function asNobodyElse({ programs, place, log }) {
  const own = path.join(place, 'server');
  fs.mkdirSync(own, { recursive: true });
  fs.chmodSync(place, 0o711);
  fs.chownSync(own, nobody, nobody);
  fs.chmodSync(own, 0o700);
  log(
    `这里不能用用户命名空间，数据库用 nobody 运行，数据在 ${own}（no user namespace here: PostgreSQL runs as nobody, its data is there）`,
  );
  const home = programs.home && !nobodyMayEnter(programs.binDir) ? copyHome(programs.home, place) : undefined;
  const reachable = home ? { ...programs, home, binDir: path.join(home, 'bin') } : programs;
  return wayIn({ programs: reachable, dataDir: own, spawnOptions: { uid: nobody, gid: nobody } });
}

function copyHome(home, place) {
  const copy = path.join(place, `postgres-${shortHash(`${home} ${fs.statSync(path.join(home, 'bin', 'postgres')).mtimeMs}`)}`);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.half`;
    fs.rmSync(half, { recursive: true, force: true });
    fs.cpSync(home, half, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(half, copy);
  }
  return copy;
}

function nobodyMayEnter(dir) {
  const probe = spawnSync('sh', ['-c', 'cd "$1"', 'sh', dir], { uid: nobody, gid: nobody, cwd: '/', stdio: 'ignore' });
  return probe.status === 0;
}

function shortHash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
