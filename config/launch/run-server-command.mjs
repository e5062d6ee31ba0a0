import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { demoSettings } from './demo-settings.mjs';
import { ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { readArguments } from './read-arguments.mjs';
import { Refused } from './refused.mjs';

/** `--data DIR` says which demo, as with `npm start`; the rest is the command's own. */
export function readCommandArguments(args) {
  const at = args.indexOf('--data');
  const ours = at < 0 ? [] : args.slice(at, at + 2);
  return { ...readArguments(ours), forCommand: args.filter((_, one) => at < 0 || one < at || one > at + 1) };
}

/**
 * One of the server's commands, of a county by its environment, without DEPLOYMENT of the demo that lives on this machine.
 * Answers its exit code.
 */
export async function runServerCommand(script, { forCommand, ...demo }) {
  const run = (env) =>
    spawnSync(ownNode, [`src/server/commands/${script}`, ...forCommand], { cwd: projectDir, env, stdio: 'inherit' }).status ?? 1;
  if (process.env.DEPLOYMENT) return run(process.env);
  const { DATABASE_URL, DATABASE_APP_URL } = process.env;
  if (!fs.existsSync(path.join(demo.dataDir, 'welcome.json'))) throw new Refused('先运行 npm start', 'run npm start first');
  if (DATABASE_URL) return run(demoSettings({ ...demo, database: { DATABASE_URL, DATABASE_APP_URL } }));
  const { startPostgres } = await import('../postgres.mjs');
  // The one of a demo that is up is only borrowed: stop() leaves it running.
  const { ownerUrl, appUrl, stop } = await startPostgres({ dataDir: path.join(demo.dataDir, 'postgres') });
  try {
    return run(demoSettings({ ...demo, database: { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl } }));
  } finally {
    await stop();
  }
}
