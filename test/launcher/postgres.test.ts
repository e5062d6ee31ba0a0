import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres, type RunningPostgres } from '../../config/postgres.mjs';

const debian = '/usr/lib/postgresql/15/bin';
const isRoot = process.getuid?.() === 0;
let home: string;
let started: RunningPostgres[];

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'mashang pg '));
  started = [];
});

afterEach(async () => {
  for (const one of started) await one.stop({ reusedToo: true });
  await rm(home, { recursive: true, force: true });
});

async function start(
  options: Omit<Parameters<typeof startPostgres>[0], 'dataDir'> = {},
  dataDir = path.join(home, 'data'),
): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, ...options });
  started.push(server);
  return server;
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function pidIn(dataDir: string): Promise<number> {
  return readFile(path.join(dataDir, 'cluster/postmaster.pid'), 'utf8').then((text) => Number(text.split('\n')[0]));
}

async function untilGone(dataDir: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (existsSync(path.join(dataDir, 'cluster/postmaster.pid'))) {
    if (Date.now() > deadline) throw new Error('the server is still there');
    await pause(20);
  }
}

test('what was written is there after a stop and a start, in a path with a space', async () => {
  const first = await start();
  expect(first.reused).toBe(false);
  await ask(first.ownerUrl, `create table kept as select '无棣' as word`);
  await first.stop();
  const second = await start();
  expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([{ word: '无棣' }]);
});

test('nothing listens on the network, commits reach the disk, and no personal data reaches its log', async () => {
  const { adminUrl } = await start();
  const settings = await ask(
    adminUrl('postgres'),
    `select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_error_verbosity') order by name`,
  );
  expect(settings.map(({ name, setting }) => `${String(name)}=${String(setting)}`)).toEqual([
    'fsync=on',
    'listen_addresses=',
    'log_error_verbosity=terse',
    'log_parameter_max_length=0',
    'log_parameter_max_length_on_error=0',
  ]);
  await ask(adminUrl('postgres'), 'create table person (phone text primary key)');
  const twice = `insert into person values ('16900001234'), ('16900001234')`;
  await expect(ask(adminUrl('postgres'), twice)).rejects.toThrow('duplicate key');
  const log = await readFile(path.join(home, 'data/postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('16900001234');
});

test('the app may connect and owns nothing; the owner owns the database', async () => {
  const server = await start();
  expect(await ask(server.appUrl, 'select current_user as role')).toEqual([{ role: 'mashang_app' }]);
  const owners = `select pg_get_userbyid(datdba) as owner from pg_database where datname = 'mashang'`;
  expect(await ask(server.ownerUrl, owners)).toEqual([{ owner: 'mashang_owner' }]);
  const superusers = `select rolname from pg_roles where rolsuper and rolname like 'mashang%'`;
  expect(await ask(server.ownerUrl, superusers)).toEqual([]);
});

test('trigrams find Chinese', async () => {
  const { ownerUrl } = await start();
  await ask(ownerUrl, 'create extension pg_trgm');
  expect(await ask(ownerUrl, `select show_trgm('海丰街道') <> '{}' as found`)).toEqual([{ found: true }]);
});

test('a path too long for a socket works as well', async () => {
  const deep = path.join(home, '很长的目录名'.repeat(6), 'data');
  await mkdir(path.dirname(deep), { recursive: true });
  const { appUrl } = await start({}, deep);
  expect(await ask(appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that lives is used again, and stays when the second user leaves', async () => {
  const first = await start();
  const second = await startPostgres({ dataDir: path.join(home, 'data') });
  expect(second.reused).toBe(true);
  await second.stop();
  expect(await ask(first.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that was killed comes back with what was committed', async () => {
  const first = await start();
  await ask(first.ownerUrl, 'create table kept as select 7 as seven');
  process.kill(await pidIn(path.join(home, 'data')), 'SIGKILL');
  const second = await start();
  expect(await ask(second.ownerUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test('when whoever started it is killed it ends by itself, and the next start finds everything', async () => {
  const dataDir = path.join(home, 'data');
  const program = `import { startPostgres } from ${JSON.stringify(path.resolve('config/postgres.mjs'))};
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)} }); console.log('up'); setInterval(() => {}, 1000);`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(launcher.stdout, 'data');
  launcher.kill('SIGKILL');
  await untilGone(dataDir);
  const next = await start();
  expect(next.reused).toBe(false);
});

test.skipIf(!isRoot)('as root without user namespaces it runs as nobody', async () => {
  await chmod(home, 0o711); // else the data would go to /var/lib
  const server = await start({ asNobody: true });
  expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  const again = await start(); // stays nobody’s, although a namespace would be possible
  expect(
    await ask(again.adminUrl('postgres'), `select setting ~ '/server/cluster$' as place from pg_settings where name = 'data_directory'`),
  ).toEqual([{ place: true }]);
});

test.skipIf(!existsSync(debian))('the machine’s PostgreSQL 15 does the same', async () => {
  const server = await start({ binDir: debian });
  expect(await ask(server.ownerUrl, `select current_setting('server_version_num')::int / 10000 as major`)).toEqual([{ major: 15 }]);
  await server.stop();
  await expect(startPostgres({ dataDir: path.join(home, 'data') })).rejects.toThrow('PostgreSQL 15');
});
