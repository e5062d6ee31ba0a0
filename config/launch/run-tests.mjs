import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../postgres.mjs';
import { buildIfStale } from './build-if-stale.mjs';
import { findChromium, findPostgresBin, installDebianPackages } from './debian-packages.mjs';
import { ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';
import { keepTrackOfRunning } from './running.mjs';
import { stopOnSignals } from './stop-on-signals.mjs';

const vitest = path.join(projectDir, 'node_modules', 'vitest', 'vitest.mjs');
/**
 * What runs on PostgreSQL 15: every statement that the tests before asked of the newer one is prepared there, every procedure is walked, and what
 * leans on how the database behaves and not on what it understands is proved.
 */
const onServersOwnDatabase = [
  'test/older-postgres',
  ...['dibao', 'emergency', 'tekun', 'temp-expense', 'temp-urgent', 'wudi-fund'].map((name) => `test/journeys/${name}.test.ts`),
  ...['audit-sealing', 'big-tables', 'clock', 'county-guard', 'database-roles', 'erase-household', 'submit-once', 'two-counties'].map(
    (name) => `test/server/${name}.test.ts`,
  ),
];

/** A server that a test starts and kills has its files compiled already: half of what its start costs. */
const compileCache = path.join(projectDir, '.build', 'compile-cache');

/** Everything: all tests on the embedded PostgreSQL, those of the server once more on the machine's. With paths: only these, once. */
export async function runTests(paths) {
  const running = keepTrackOfRunning();
  stopOnSignals(running);
  // Whatever a test leaves in the directory for temporary files goes with this one at the end. Others may pass through
  // it, for PostgreSQL as `nobody` must reach its own.
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'mashang-tests-'));
  fs.chmodSync(scratch, 0o711);
  try {
    await installDebianPackages(running);
    if (paths.length === 0) fillCompileCache();
    const counts = [await buildWhatIsTested({ paths, scratch, running })];
    const first = { paths, scratch, running, database: paths.length > 0 ? process.env.DATABASE_URL : undefined };
    counts.push(await runVitest({ ...first, statements: paths.length > 0 ? 'forgotten' : 'noted' }));
    if (paths.length === 0) counts.push(await runOnServersOwnDatabase({ scratch, running }));
    return sayTotal(counts);
  } finally {
    await running.stopAll();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Node writes what it compiled when it ends by itself, and a server that is killed does not. */
function fillCompileCache() {
  const load = `await import('./src/server/app.ts'); await import('./src/server/work-jobs.ts'); process.exit();`;
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  spawnSync(ownNode, ['--input-type=module', '-e', load], { cwd: projectDir, env, stdio: 'ignore' });
}

/** A build that fails is a failed test; the other tests still have something to say. */
async function buildWhatIsTested({ paths, scratch, running }) {
  const needed = paths.length === 0 || paths.some((one) => /browser|weapp|journeys|faults|launcher/.test(one));
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const name of needed ? ['h5', 'weapp', 'console'] : []) {
    try {
      await buildIfStale(name, { logDir: scratch, running });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      console.error(error.message);
      count.failed += 1;
    }
  }
  return count;
}

async function runOnServersOwnDatabase({ scratch, running }) {
  const tests = onServersOwnDatabase.filter((dir) => fs.existsSync(path.join(projectDir, dir)));
  if (tests.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  if (process.env.DATABASE_URL)
    return runVitest({ paths: tests, scratch, running, database: process.env.DATABASE_URL, statements: 'ask-again' });
  const binDir = findPostgresBin();
  if (!binDir) {
    console.log(
      '这台电脑没有装 PostgreSQL 15，只在自带的数据库上测了。装上它（或设 DATABASE_URL、POSTGRES_BIN）再跑，就两种都测。' +
        ' (No PostgreSQL 15 here: tested on the embedded one only.)',
    );
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const server = await startPostgres({ dataDir: path.join(scratch, 'postgres'), binDir, keeps: 'for-a-run' });
  running.add({ name: 'PostgreSQL', stop: server.stop, force: () => {} });
  console.log(`\n服务器的测试再跑一遍（the server's tests once more）：${binDir}`);
  const count = await runVitest({ paths: tests, scratch, running, database: server.adminUrl('postgres'), statements: 'ask-again' });
  await server.stop();
  return count;
}

/** `statements`: whether what is asked of the database is noted, or asked again of this one. */
async function runVitest({ paths, scratch, running, database, statements }) {
  const statementsDir = path.join(scratch, 'statements');
  fs.mkdirSync(statementsDir, { recursive: true });
  const countsFile = path.join(scratch, 'counts.json');
  fs.rmSync(countsFile, { force: true });
  const { DATABASE_URL: _, ...env } = process.env;
  const chromium = findChromium();
  if (!chromium)
    console.log(
      '没有找到 Chromium，浏览器的测试会失败：装上它，或者用 CHROMIUM_PATH 指出来。(No Chromium: install it or set CHROMIUM_PATH.)',
    );
  Object.assign(
    env,
    { TEST_COUNTS_FILE: countsFile, TMPDIR: scratch, NODE_COMPILE_CACHE: compileCache },
    chromium && { CHROMIUM_PATH: chromium },
    database && { DATABASE_URL: database },
    statements !== 'forgotten' && { NOTE_STATEMENTS_IN: statementsDir, NOTED_STATEMENTS: statements },
  );
  // NODE_ENV=production in somebody's shell would test another Vue than the one people debug.
  env.NODE_ENV = 'test';
  const child = spawn(ownNode, [vitest, 'run', ...paths], { cwd: projectDir, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  const forget = running.add({ name: 'vitest', stop: () => (child.kill('SIGTERM'), ended), force: () => child.kill('SIGKILL') });
  const code = await ended;
  forget();
  if (!fs.existsSync(countsFile)) return { passed: 0, failed: 1, skipped: 0 };
  const count = JSON.parse(fs.readFileSync(countsFile, 'utf8'));
  // An error outside every test (a hook, an unhandled rejection) fails the run too.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function sayTotal(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  if (skipped > 0) console.log(`\n${skipped} skipped`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
