import { createHash, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { loadCounty } from '../../src/server/load-county.ts';
import { systemClock } from '../../src/server/platform/clock.ts';
import { prepareJobs } from '../../src/server/platform/jobs.ts';
import { makeKeys, readKeys } from '../../src/server/platform/keys.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { migrate } from '../../src/server/platform/migrate.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { Vault } from '../../src/server/platform/vault.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { testSettings } from './test-settings.ts';

export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  readerUrl: string;
  adminUrl: string;
  keyDir: string;
  drop(): Promise<void>;
}

const makingTemplate = 8_210_771;

/** PostgreSQL of the run, unless a test has one of its own. */
export interface TestServer {
  adminUrl: string;
  rolePasswords: Record<'mashang_owner' | 'mashang_app' | 'mashang_reader', string>;
}

const serverOfRun = (): TestServer => ({ adminUrl: inject('adminUrl'), rolePasswords: inject('rolePasswords') });

/** A database of its own for a test file: a copy of a template that is migrated and loaded once. */
export async function openTestDatabase(onServer: TestServer = serverOfRun()): Promise<TestDatabase> {
  const admin = onServer.adminUrl;
  const template = `mashang_template_${stateOfSources()}`;
  // Keys belong to one server's template: two runs at once have a server each, and must not swap theirs.
  const server = createHash('sha256').update(admin).digest('hex').slice(0, 12);
  const keyDir = join(tmpdir(), `${template}_keys_${server}_${process.getuid?.() ?? 0}`);
  const name = `mashang_${randomBytes(6).toString('hex')}`;
  await withClient(admin, async (client) => {
    await client.query('select pg_advisory_lock($1)', [makingTemplate]);
    await makeTemplate(onServer, client, template, keyDir);
    await client.query(`create database ${name} template ${template} strategy file_copy owner mashang_owner`);
  });
  return databaseNamed(onServer, name, keyDir);
}

/** A database without anything in it, for a test that lets a deployment be born. */
export async function openEmptyDatabase(keyDir: string): Promise<TestDatabase> {
  const name = `mashang_${randomBytes(6).toString('hex')}`;
  const onServer = serverOfRun();
  await withClient(onServer.adminUrl, (client) => client.query(`create database ${name} owner mashang_owner`));
  return databaseNamed(onServer, name, keyDir);
}

function databaseNamed(onServer: TestServer, name: string, keyDir: string): TestDatabase {
  return {
    ownerUrl: urlFor(onServer, 'mashang_owner', name),
    appUrl: urlFor(onServer, 'mashang_app', name),
    readerUrl: urlFor(onServer, 'mashang_reader', name),
    adminUrl: urlFor(onServer, undefined, name),
    keyDir,
    drop: () => withClient(onServer.adminUrl, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

async function makeTemplate(onServer: TestServer, client: pg.Client, template: string, keyDir: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (rowCount && existsSync(join(keyDir, 'ready'))) return;
  const making = `${template}_making`;
  await client.query(`drop database if exists ${template}`);
  await client.query(`drop database if exists ${making} with (force)`);
  await client.query(`create database ${making} owner mashang_owner`);
  rmSync(keyDir, { recursive: true, force: true });
  mkdirSync(keyDir, { recursive: true, mode: 0o700 });
  makeKeys(keyDir, 'demo');
  const ownerUrl = urlFor(onServer, 'mashang_owner', making);
  await migrate(ownerUrl);
  await prepareJobs(ownerUrl);
  const vault = new Vault(readKeys(keyDir), systemClock);
  await withClient(ownerUrl, (owner) =>
    owner.query(`insert into deployment (kind, canary, born_at) values ('demo', $1, now())`, [vault.sealCanary()]),
  );
  const settings = testSettings({ databaseUrl: ownerUrl, databaseAppUrl: urlFor(onServer, 'mashang_app', making), keyDir });
  const house = await openHouse(settings, { log: openLog({ write: () => {} }) });
  const folder = readCountyFolder('mock/data');
  await loadCounty(house, folder);
  await closeHouse(house);
  await withClient(ownerUrl, (owner) => makePasswordsCheap(owner, folder.staff));
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [making]);
  await client.query(`alter database ${making} rename to ${template}`);
  makeReadyMark(keyDir);
}

/**
 * The same passwords, hashed with a thousandth of the work: a kept hash says itself what it cost, and officers sign in
 * some thousand times in a run. Whoever is added in a test costs as much as ever.
 */
async function makePasswordsCheap(owner: pg.Client, staff: readonly { login: string; password: string }[]): Promise<void> {
  const [N, r, p] = [32, 8, 1];
  for (const { login, password } of staff) {
    const salt = randomBytes(16);
    const hash = scryptSync(password.normalize('NFKC'), salt, 32, { N, r, p });
    const kept = ['scrypt', N, r, p, salt.toString('base64'), hash.toString('base64')].join('$');
    await owner.query('update staff set password_hash = $1 where login = $2', [kept, login]);
  }
}

function makeReadyMark(keyDir: string): void {
  mkdirSync(join(keyDir, 'ready'));
}

/** The same server as another role, in another database. */
function urlFor({ adminUrl, rolePasswords }: TestServer, role: keyof TestServer['rolePasswords'] | undefined, database: string): string {
  const url = new URL(adminUrl.replace('@/', '@socket.invalid/'));
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = rolePasswords[role];
  }
  return url.href.replace('@socket.invalid/', '@/');
}

/** Changes when anything changes that the template is made from. */
function stateOfSources(): string {
  const hash = createHash('sha256');
  for (const dir of ['src/server/migrations', 'mock/data', 'mock/data/procedures', 'mock/data/catalogue', 'mock/data/catalogue/programs']) {
    for (const entry of readdirSync(dir, { withFileTypes: true })) if (entry.isFile()) hash.update(readFileSync(join(dir, entry.name)));
  }
  for (const file of ['load-county.ts', 'platform/vault.ts', 'platform/jobs.ts']) hash.update(readFileSync(`src/server/${file}`));
  return hash.digest('hex').slice(0, 12);
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
