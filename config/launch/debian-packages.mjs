import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refused } from './refused.mjs';
import { lastLines, runToLog } from './run-to-log.mjs';
import { showProgress } from './show-progress.mjs';

/** The shell has no windows to keep, and starts and ends in less than the whole browser. */
const chromiumNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const chromiumOnMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Where PostgreSQL 15 or newer keeps its programs, if the machine has one of its own. */
export function findPostgresBin() {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  return ['15', '16', '17', '18'].map((major) => `/usr/lib/postgresql/${major}/bin`).find((dir) => fs.existsSync(path.join(dir, 'initdb')));
}

export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const dirs = (process.env.PATH ?? '').split(path.delimiter);
  const inPath = chromiumNames.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
  return [...inPath, chromiumOnMac].find((file) => fs.existsSync(file));
}

/** As root on Debian: fetches what the tests need and the machine lacks. Elsewhere it is for the person to decide. */
export async function installDebianPackages(running) {
  const missing = [
    ...(findPostgresBin() ? [] : ['postgresql-15']),
    ...(findChromium() ? [] : ['chromium-headless-shell', 'fonts-noto-cjk']),
  ];
  if (missing.length === 0 || process.getuid?.() !== 0 || !fs.existsSync('/etc/debian_version')) return;
  const logFile = path.join(os.tmpdir(), `mashang-apt-${process.pid}.log`);
  const known = spawnSync('apt-cache', ['policy', ...missing], { encoding: 'utf8' }).stdout ?? '';
  const update = missing.every((name) => new RegExp(`^${name}:\\n.*\\n  Candidate: \\d`, 'm').test(known)) ? 'true' : 'apt-get -qq update';
  // Without this line Debian would also make and run a server of its own, on the network port.
  const noServer = `mkdir -p /etc/postgresql-common && cd /etc/postgresql-common && { test -e createcluster.conf || echo 'create_main_cluster = false' >createcluster.conf; }`;
  const install = `apt-get -qq install -y --no-install-recommends -o Dpkg::Options::=--force-confold ${missing.join(' ')}`;
  const script = `${noServer} && ${update} && ${install}`;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const code = await showProgress(`正在用 apt 安装 ${missing.join('、')}（installing with apt）`, () =>
    runToLog({ command: 'sh', args: ['-c', script], env, logFile, cwd: '/', running, name: 'apt-get' }),
  );
  if (code !== 0) {
    throw new Refused(
      `apt 没有装成 ${missing.join('、')}：请检查网络和软件源，或者自己先装好。输出在 ${logFile}\n${lastLines(logFile)}\n`,
      `apt could not install ${missing.join(', ')}: check the network and the package sources, or install them yourself.`,
    );
  }
  fs.rmSync(logFile, { force: true });
}
