import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { demoSettings } from './demo-settings.mjs';
import { ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { readArguments } from './read-arguments.mjs';
import { Refused } from './refused.mjs';

/** `--data DIR` says which demo, as with `npm start`; the rest is the command's own. */
export function readAuditArguments(args) {
  const at = args.indexOf('--data');
  const ours = at < 0 ? [] : args.slice(at, at + 2);
  return { ...readArguments(ours), forCommand: args.filter((_, one) => at < 0 || one < at || one > at + 1) };
}

/** Answers the command's exit code. */
export async function runAudit({ forCommand, ...demo }) {
  if (process.env.DEPLOYMENT) return run(forCommand, process.env);
  const { DATABASE_URL, DATABASE_APP_URL } = process.env;
  if (!fs.existsSync(path.join(demo.dataDir, 'welcome.json'))) throw new Refused('先运行 npm start', 'run npm start first');
  if (DATABASE_URL) return run(forCommand, demoSettings({ ...demo, database: { DATABASE_URL, DATABASE_APP_URL } }));
  const { startPostgres } = await import('../postgres.mjs');
  // The one of a demo that is up is only borrowed: stop() leaves it running.
  const { ownerUrl, appUrl, stop } = await startPostgres({ dataDir: path.join(demo.dataDir, 'postgres') });
  try {
    return run(forCommand, demoSettings({ ...demo, database: { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl } }));
  } finally {
    await stop();
  }
}

function run(args, env) {
  return spawnSync(ownNode, ['src/server/commands/audit.ts', ...args], { cwd: projectDir, env, stdio: 'inherit' }).status ?? 1;
}
