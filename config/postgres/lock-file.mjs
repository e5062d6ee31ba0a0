import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What postmaster.pid says: whose process, where its socket is, how it is. */
export function readLockFile(cluster) {
  let text;
  try {
    text = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n').map((line) => line.trim());
  return { pid: Number(lines[0]), socketDir: lines[4] ?? '', status: lines[7] ?? '' };
}

/**
 * Removes the lock of a server that is dead. PostgreSQL does so itself unless, as after a restart of the machine,
 * its old process number now belongs to another program; then it would refuse for ever.
 */
export function forgetStaleLock(cluster, { pid, socketDir }) {
  if (isServer(pid)) return false;
  fs.rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
  if (socketDir) for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) fs.rmSync(path.join(socketDir, name), { force: true });
  return true;
}

/** A process that has ended but was not yet buried by its parent has no command line: it counts as gone. */
export function isServer(pid) {
  return pid > 0 && commandOf(pid).includes('postgres');
}

function commandOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // No such process, or no /proc as on macOS.
    if (fs.existsSync('/proc/self')) return '';
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
