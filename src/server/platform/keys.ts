import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingRefused } from './settings.ts';

/** The two secrets outside the database and its backups: master wraps the data keys, index makes the blind lookups. */
export interface Keys {
  master: Buffer;
  index: Buffer;
  demo: boolean;
}

const names = ['master', 'index'] as const;

/** Writes new keys, readable by this user alone; never over old ones. */
export function makeKeys(keyDir: string, deployment: 'demo' | 'real'): void {
  mkdirSync(keyDir, { recursive: true, mode: 0o700 });
  for (const name of names) {
    writeFileSync(fileOf(keyDir, name), `mashang ${deployment} ${name} ${randomBytes(32).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
  }
}

export function haveKeys(keyDir: string): boolean {
  return names.some((name) => existsSync(fileOf(keyDir, name)));
}

/** Reads both keys or refuses in one sentence. */
export function readKeys(keyDir: string): Keys {
  const [master, index] = names.map((name) => readKey(keyDir, name));
  return { master: master!.bytes, index: index!.bytes, demo: master!.demo || index!.demo };
}

function readKey(keyDir: string, name: string): { bytes: Buffer; demo: boolean } {
  let text: string;
  try {
    text = readFileSync(fileOf(keyDir, name), 'utf8');
  } catch {
    throw new SettingRefused(
      `The ${name} key is not in KEY_DIR. Put back the key that belongs to this database; without it nothing sealed can be read.`,
    );
  }
  const match = /^mashang (demo|real) (\w+) ([A-Za-z0-9+/]{43}=)\s*$/.exec(text);
  if (!match || match[2] !== name) throw new SettingRefused(`The file of the ${name} key in KEY_DIR is not a key of this program.`);
  return { bytes: Buffer.from(match[3]!, 'base64'), demo: match[1] === 'demo' };
}

function fileOf(keyDir: string, name: string): string {
  return join(keyDir, `${name}.key`);
}
