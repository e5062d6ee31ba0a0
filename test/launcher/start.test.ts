import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findFreePort, isTaken } from '../helpers/find-free-port.ts';

interface Launcher {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

const launchers: Launcher[] = [];
let home: string;
let port: number;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'mashang start '));
  // Public, staff, internal, and the two stand-ins.
  port = await findFreePort([0, 1, 2, 10, 11]);
});

afterEach(async () => {
  for (const { child, ended } of launchers.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

afterAll(() => rm(home, { recursive: true, force: true }));

function launch(command: string, ...args: string[]): Launcher {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (more: Buffer) => (text += more.toString()));
  child.stderr.on('data', (more: Buffer) => (text += more.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const launcher = { child, said: () => text, ended };
  launchers.push(launcher);
  return launcher;
}

async function untilUp(launcher: Launcher): Promise<void> {
  let end: number | null | undefined;
  void launcher.ended.then((code) => (end = code));
  while (!launcher.said().includes('按 Ctrl-C 停止')) {
    if (end !== undefined) throw new Error(`the launcher ended (${end}): ${launcher.said()}`);
    await pause(50);
  }
}

const start = (...args: string[]) => launch(process.execPath, 'config/start.mjs', ...args);
const ours = () => ['--data', home, '--port', String(port)];

test(
  'one command brings everything up; a second launcher is told where it is; Ctrl-C stops all; data is kept, and its audit verified',
  { timeout: 180_000 },
  async () => {
    const first = start(...ours());
    await untilUp(first);
    const link = /http:\/\/127\.0\.0\.1:\d+\/m\/\S+/.exec(first.said())![0];
    const landing = await fetch(link);
    expect(landing.status).toBe(200);
    expect(await landing.text()).toContain('无棣');
    expect((await fetch(`http://127.0.0.1:${port + 10}/phones`)).status).toBe(200);
    expect(first.said()).toMatch(/动态码 \d{6}/);

    const second = start(...ours());
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`已经启动过了，请打开 http://127.0.0.1:${port}`);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.said()).toContain('都停了，数据还在');
    await expect(fetch(link)).rejects.toThrow('fetch failed');

    const third = start(...ours());
    await untilUp(third);
    expect(third.said()).toContain(link);

    const audit = launch(process.execPath, 'config/audit.mjs', 'verify', '--data', home);
    expect(await audit.ended).toBe(0);
    expect(audit.said()).toMatch(/^无棣县（371623）：(第1到第\d+条，没有断|还没有封存)/);
    expect((await fetch(`http://127.0.0.1:${port + 2}/ready`)).status).toBe(200);
  },
);

test('a launcher that is killed leaves nobody behind, and the next start copes', { timeout: 180_000 }, async () => {
  const first = start(...ours());
  await untilUp(first);
  first.child.kill('SIGKILL');
  const second = start(...ours());
  await untilUp(second);
  expect((await fetch(`http://127.0.0.1:${port + 2}/ready`)).status).toBe(200);
});

test('whoever ends npm ends all that npm start began', { timeout: 60_000 }, async () => {
  const npm = launch('npm', 'start', '--', ...ours());
  await untilUp(npm);
  npm.child.kill('SIGTERM');
  const deadline = Date.now() + 15_000;
  while (await isTaken(port)) {
    if (Date.now() > deadline) throw new Error('the server is still there');
    await pause(50);
  }
});

test('a port that another program has is named, with what to do', async () => {
  const other = net.createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const taken = (other.address() as AddressInfo).port;
  try {
    const launcher = start('--data', path.join(home, 'other'), '--port', String(taken));
    expect(await launcher.ended).toBe(1);
    expect(launcher.said()).toContain(`端口 ${taken} 被别的程序占着：请关掉那个程序，或者换一组端口：npm start -- --port `);
  } finally {
    other.close();
  }
});

test('a data directory that cannot be written is named, with what to do', async () => {
  // Rights do not stop root, who runs these tests in CI; a file in the way stops everybody.
  await writeFile(path.join(home, 'a file'), '');
  const launcher = start('--data', path.join(home, 'a file', 'data'));
  expect(await launcher.ended).toBe(1);
  expect(launcher.said()).toMatch(/数据目录 .*a file\/data 写不进去（ENOTDIR）.*--data/);
});

test('a wish that is not understood is answered with those that are', async () => {
  const launcher = start('--lam');
  expect(await launcher.ended).toBe(1);
  expect(launcher.said()).toMatch(/看不懂 --lam。.*--lan.*--port.*--data/);
});

test('a database that does not answer is said in one sentence', async () => {
  const child = spawn(process.execPath, ['config/start.mjs', '--data', path.join(home, 'far'), '--port', String(port)], {
    env: { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (more: Buffer) => (said += more.toString()));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(said).toContain('连不上 DATABASE_URL 写的数据库（ECONNREFUSED）');
});

test('a Node that is too old is sent to a newer one', async () => {
  const file = path.resolve('config/launch/check-node.mjs');
  const program = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '16.20.2' } }); await import(${JSON.stringify(file)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (more: Buffer) => (said += more.toString()));
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
  expect(said).toContain('Node 是 16.20.2，太旧了：请从 https://nodejs.org 装 18');
  // The check itself must be readable for an old Node: no syntax newer than what it speaks.
  expect(await readFile(file, 'utf8')).not.toMatch(/\?\.|\?\?|=>|`|\bconst\b|\blet\b/);
});
