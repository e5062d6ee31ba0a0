import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refused } from '../launch/refused.mjs';

// 107 bytes on Linux, 103 on macOS.
const longestSocketPath = 103;

/** A directory that only the server's user may enter: in the data directory, or a short one when that path is too long. */
export function chooseSocketDir({ dataDir, spawnOptions }) {
  const near = path.join(dataDir, 'socket');
  const far = path.join(os.tmpdir(), `mashang-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
  const dir = Buffer.byteLength(path.join(near, '.s.PGSQL.5432')) <= longestSocketPath ? near : far;
  const uid = spawnOptions.uid ?? process.getuid();
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const found = fs.lstatSync(dir);
  if (found.uid !== uid && process.getuid() === 0 && found.uid === 0) fs.chownSync(dir, uid, uid);
  // Anybody may make names in the directory for temporary files: one that is not ours is refused, not used.
  const now = fs.lstatSync(dir);
  if (!now.isDirectory() || now.uid !== uid) {
    throw new Refused(`目录 ${dir} 不是您的，请删掉它再启动。`, `The directory ${dir} is not yours: remove it and start again.`);
  }
  fs.chmodSync(dir, 0o700);
  return dir;
}

/** The server took its socket away; nothing stays in the directory for temporary files. */
export function leaveSocketDir(dir) {
  if (path.basename(dir).startsWith('mashang-')) fs.rmSync(dir, { recursive: true, force: true });
}
