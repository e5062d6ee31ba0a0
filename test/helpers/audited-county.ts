import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { runAudit } from '../../src/server/commands/run-audit.ts';
import { Officer } from './officer.ts';
import { queryAs } from './query-as.ts';
import { openSecondCounty } from './second-county.ts';
import { ofEveryProcess, ServerProcess } from './server-process.ts';
import { openTestCounty, type TestCounty } from './test-county.ts';
import { Villager } from './villager.ts';

export const wudi = { kind: 'system', county: '371623' } as const;
const tables = ['audit', 'audit_unsealed', 'audit_seal', 'audit_leaf'];

export interface SealedLeaf {
  position: number;
  look: string;
  seal: number;
}

/** A county whose staff has looked and acted, under four seals; another beside it under two. */
export class AuditedCounty {
  readonly county: TestCounty;
  readonly town: Officer;
  readonly matterId: string;
  readonly #env: Record<string, string>;

  private constructor(county: TestCounty, town: Officer, matterId: string, env: Record<string, string>) {
    this.county = county;
    this.town = town;
    this.matterId = matterId;
    this.#env = env;
  }

  static async open(): Promise<AuditedCounty> {
    const county = await openTestCounty();
    const { databaseUrl, databaseAppUrl, keyDir, filesDir, sms } = county.house.settings;
    const { env } = await ServerProcess.prepare({ databaseUrl, databaseAppUrl, keyDir, filesDir, smsEndpoint: sms.tencent!.endpoint, sms });
    await openSecondCounty(county);
    const wang = await Villager.signedIn(county, '16900001801');
    await county.knock();
    const matterId = (await wang.apply()).matters[0]!.matterId;
    const town = await new Officer(county, 'haifeng').signIn();
    const audited = new AuditedCounty(county, town, matterId, env);
    await town.ask('staffListMatters');
    await town.ask('staffTakeMatter', { params: { matterId } });
    await audited.knock();
    await town.open(matterId);
    await town.record(matterId, 'accept');
    await (await new Officer(county, 'second-county').signIn()).ask('staffListMatters');
    await audited.knock();
    await town.open(matterId);
    await town.ask('staffListMatters');
    await audited.knock();
    for (const table of tables) await audited.asOwner(`create table kept_${table} as table ${table}`);
    return audited;
  }

  asOwner(sql: string, values?: unknown[]) {
    return queryAs(this.county.database.ownerUrl, sql, values);
  }

  /** A minute later what is due is done. */
  async knock(): Promise<void> {
    this.county.clock.forward({ minutes: 1 });
    await this.county.knock();
  }

  /** Undoes what a test did to the audit. */
  async restore(): Promise<void> {
    for (const table of tables) await this.asOwner(`delete from ${table}`);
    for (const table of tables) await this.asOwner(`insert into ${table} select * from kept_${table}`);
  }

  /** What the command does, in this process. */
  async verify(...args: string[]): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = [];
    const code = await runAudit(this.county.house, ['verify', ...args], (line) => void lines.push(...line.split('\n')));
    return { code, lines };
  }

  /** The command, in a process of its own. */
  async audit(...args: string[]): Promise<{ code: number; lines: string[]; complaint: string }> {
    const child = spawn(process.execPath, ['src/server/commands/audit.ts', ...args], {
      env: { ...ofEveryProcess, ...this.#env },
    });
    const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
    const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await ended, lines: said.trimEnd().split('\n'), complaint };
  }

  /** What holds a county's rows, in its order. */
  async leaves(county: string = wudi.county): Promise<SealedLeaf[]> {
    const rows = await this.asOwner(
      `select position, look, number as seal from audit_leaf join audit_seal on audit_seal.county = audit_leaf.county
          and position between first and first + count - 1 where audit_leaf.county = $1 order by position`,
      [county],
    );
    return rows as unknown as SealedLeaf[];
  }
}
