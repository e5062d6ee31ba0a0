import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Refused } from './refused.mjs';

/** Takes the data directory for this launcher, or says who has it. Answers how to give it back, and whether the last one crashed. */
export function takeDataDir(dataDir, address) {
  makeWritable(dataDir);
  const file = path.join(dataDir, 'launcher.json');
  const mine = JSON.stringify({ pid: process.pid, address });
  let afterCrash = false;
  for (;;) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return { giveBack: () => fs.rmSync(file, { force: true }), afterCrash };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const other = readOther(file);
    if (other && isLauncher(other.pid)) throw stillRunning(other);
    afterCrash = true;
    fs.rmSync(file, { force: true }); // its launcher was killed and could not tidy up
  }
}

function makeWritable(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    fs.mkdirSync(path.join(dataDir, 'log'), { recursive: true, mode: 0o700 });
    // Trying is the only proof: a read-only disk and a full one say yes to a question about rights.
    const trial = path.join(dataDir, `trial-${process.pid}`);
    fs.writeFileSync(trial, 'x'.repeat(4096));
    fs.rmSync(trial);
  } catch (error) {
    throw new Refused(
      `数据目录 ${dataDir} 写不进去（${error.code}）：请腾出空间、修改权限，或者换一个目录：npm start -- --data 目录。`,
      `The data directory cannot be written (${error.code}): free space, change its permissions, or choose another with npm start -- --data DIR.`,
    );
  }
}

function readOther(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // Half written by a launcher that died at that moment, or given back just now.
    return undefined;
  }
}

function isLauncher(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return commandOf(pid).includes('start.mjs');
}

function commandOf(pid) {
  try {
    return fs.existsSync('/proc/self')
      ? fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function stillRunning({ pid, address }) {
  return new Refused(
    `已经启动过了，请打开 ${address}。要停掉它：在它的窗口按 Ctrl-C，或者运行 kill ${pid}。`,
    `It is already running at ${address}. To stop it press Ctrl-C in its window, or run kill ${pid}.`,
  );
}
