import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../config/postgres.mjs';
import { startTencentSms, type TencentSms } from '../../mock/tencent-sms/start-tencent-sms.ts';
import { readKeys } from '../../src/server/platform/keys.ts';
import { Vault } from '../../src/server/platform/vault.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { systemClock } from '../../src/server/platform/clock.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { testSettings } from '../helpers/test-settings.ts';

export interface BenchCounty {
  server: ServerProcess;
  sms: TencentSms;
  ownerUrl: string;
  appUrl: string;
  codeId: string;
  filesDir: string;
  /** Milliseconds of each step from an empty data directory to listening. */
  firstStart: Record<string, number>;
  close(): Promise<void>;
}

/** A county on a PostgreSQL of its own, brought up by the same commands as `npm start` uses; each of them timed. */
export async function openBenchCounty(): Promise<BenchCounty> {
  const dir = mkdtempSync(join(tmpdir(), 'mashang-bench-'));
  const firstStart: Record<string, number> = {};
  const timed = async <T>(step: string, act: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await act();
    firstStart[step] = performance.now() - began;
    return result;
  };
  const postgres = await timed('postgres: initdb and start', () => startPostgres({ dataDir: join(dir, 'postgres') }));
  const base = testSettings({});
  const sms = await startTencentSms({
    credentials: { [base.sms.tencent.secretId]: base.sms.tencent.secretKey },
    apps: {
      [base.sms.tencent.noticeAppId]: { kind: 'notice', dailyLimit: 100_000, sameContentSeconds: 0 },
      [base.sms.tencent.codeAppId]: { kind: 'code', dailyLimit: 100_000 },
    },
    signs: [base.sms.tencent.sign],
    templates: Object.values(base.sms.templates),
  });
  const [keyDir, filesDir] = [join(dir, 'keys'), join(dir, 'files')];
  const server = await ServerProcess.prepare({
    databaseUrl: postgres.ownerUrl,
    databaseAppUrl: postgres.appUrl,
    keyDir,
    filesDir,
    smsEndpoint: sms.url,
    sms: base.sms,
    logFile: join(dir, 'server.log'),
    env: { H5_DIR: '.build/h5' },
  });
  await timed('migrate', () => runCommand(server, 'migrate'));
  await timed('load county', () => runCommand(server, 'load-county', '--from', 'mock/data'));
  await timed('server to listening', () => server.start());
  const { showcaseVillage } = readCountyFolder('mock/data').county;
  return {
    server,
    sms,
    ownerUrl: postgres.ownerUrl,
    appUrl: postgres.appUrl,
    codeId: issueCode(new Vault(readKeys(keyDir), systemClock), showcaseVillage, 'A'),
    filesDir,
    firstStart,
    close: async () => {
      await server.terminate();
      await sms.stop();
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One of src/server/commands, with the server's environment. */
export async function runCommand(server: ServerProcess, name: string, ...args: string[]): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', ...server.env };
  const child = spawn(process.execPath, [`src/server/commands/${name}.ts`, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
}
