import path from 'node:path';
import { startPostgres } from '../postgres.mjs';
import { Refused } from './refused.mjs';
import { showProgress } from './show-progress.mjs';

/** The county's own database when DATABASE_URL names one, else the embedded one. Answers what the server is told. */
export async function openDatabase({ dataDir, running, log, onGone }) {
  const { DATABASE_URL, DATABASE_APP_URL } = process.env;
  if (DATABASE_URL) {
    // Without DATABASE_APP_URL the server says itself which role it wants.
    return DATABASE_APP_URL ? { DATABASE_URL, DATABASE_APP_URL } : { DATABASE_URL };
  }
  const postgres = await showProgress('正在启动数据库（starting the database）', () =>
    startPostgres({ dataDir: path.join(dataDir, 'postgres'), log }),
  );
  // launcher.json proves that nobody else uses a server left by a killed launcher: it is ours to stop.
  running.add({ name: 'PostgreSQL', stop: () => postgres.stop({ reusedToo: true }), force: () => {} });
  postgres.gone.then(onGone);
  return { DATABASE_URL: postgres.ownerUrl, DATABASE_APP_URL: postgres.appUrl };
}

/** Asked before anything long begins: a county's own database that nobody answers for. */
export async function refuseUnreachableDatabase() {
  const url = process.env.DATABASE_URL;
  if (!url) return;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // said below, by connect()
  try {
    await client.connect();
  } catch (error) {
    throw new Refused(
      `连不上 DATABASE_URL 写的数据库（${error.code ?? error.message}）：请检查地址、账号和网络；不设 DATABASE_URL 就用自带的数据库。`,
      `The database in DATABASE_URL cannot be reached (${error.code ?? error.message}): check address, account and network, or unset it to use the embedded one.`,
    );
  } finally {
    await client.end();
  }
}
