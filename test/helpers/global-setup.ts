import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../config/postgres.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's connection to the database `postgres` of the server this run uses. */
    adminUrl: string;
    /** Empty on our own server, whose socket asks for none. */
    rolePasswords: { mashang_owner: string; mashang_app: string; mashang_reader: string };
  }
}

const roles = ['mashang_owner', 'mashang_app', 'mashang_reader'] as const;

/** One PostgreSQL for the whole run: the one DATABASE_URL names (as a superuser), or an embedded one in a temporary directory. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['DATABASE_URL'] ? undefined : await startTemporary();
  const adminUrl = own?.adminUrl ?? process.env['DATABASE_URL']!;
  project.provide('adminUrl', adminUrl);
  project.provide('rolePasswords', await makeLoginRoles(adminUrl));
  return async () => own?.stop();
}

async function startTemporary(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'mashang-test-'));
  const server = await startPostgres({ dataDir: directory, keeps: 'for-a-run' });
  return {
    adminUrl: server.adminUrl('postgres'),
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The roles are the cluster's, not a database's: they are made once, before any file clones its database. */
async function makeLoginRoles(adminUrl: string): Promise<Record<(typeof roles)[number], string>> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const overNetwork = !client.host.startsWith('/');
    const passwords = { mashang_owner: '', mashang_app: '', mashang_reader: '' };
    for (const role of roles) {
      const found = await client.query('select from pg_roles where rolname = $1', [role]);
      if (found.rowCount === 0) await client.query(`create role ${role}`);
      passwords[role] = overNetwork ? randomBytes(18).toString('hex') : '';
      await client.query(`alter role ${role} login ${overNetwork ? `password '${passwords[role]}'` : ''}`);
    }
    return passwords;
  } finally {
    await client.end();
  }
}
