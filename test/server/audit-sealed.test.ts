import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hashLook, type LookRow } from '../../src/server/platform/audit-seals/hash-look.ts';
import { hashSeal } from '../../src/server/platform/audit-seals/hash-seal.ts';
import { rootOf } from '../../src/server/platform/audit-seals/merkle-tree.ts';
import { recordLook } from '../../src/server/platform/audit.ts';
import { doWhatIsDue } from '../../src/server/do-what-is-due.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

const wudi = { kind: 'system', county: '371623' } as const;
const tables = ['audit', 'audit_unsealed', 'audit_seal', 'audit_leaf'];
const aLook = { act: 'opened', whatKind: 'matter', what: 'invented' } as const;

interface Leaf {
  position: number;
  look: string;
  seal: number;
}

let county: TestCounty;
let town: Officer;
let matterId: string;
let env: Record<string, string>;
beforeAll(async () => {
  county = await openTestCounty();
  const { databaseUrl, databaseAppUrl, keyDir, filesDir, sms } = county.house.settings;
  ({ env } = await ServerProcess.prepare({ databaseUrl, databaseAppUrl, keyDir, filesDir, smsEndpoint: sms.endpoint, sms }));
  await openSecondCounty(county);
  const wang = await Villager.signedIn(county, '16900001801');
  matterId = (await wang.apply()).matters[0]!.matterId;
  town = await new Officer(county, 'haifeng').signIn();
  await town.ask('staffListMatters');
  await knock();
  await town.open(matterId);
  await town.record(matterId, 'accept');
  await (await new Officer(county, 'second-county').signIn()).ask('staffListMatters');
  await knock();
  await town.open(matterId);
  await town.ask('staffListMatters');
  await knock();
  for (const table of tables) await asOwner(`create table kept_${table} as table ${table}`);
});
afterAll(() => county?.close());

/** What a test did to the audit is undone, so that each begins with four seals in which nothing is wrong. */
afterEach(async () => {
  for (const table of tables) await asOwner(`delete from ${table}`);
  for (const table of tables) await asOwner(`insert into ${table} select * from kept_${table}`);
});

const asOwner = (sql: string, values?: unknown[]) => queryAs(county.database.ownerUrl, sql, values);

/** A minute later what is due is done. */
async function knock(): Promise<void> {
  county.clock.forward({ minutes: 1 });
  await county.knock();
}

async function audit(...args: string[]): Promise<{ code: number; lines: string[]; complaint: string }> {
  const child = spawn(process.execPath, ['src/server/commands/audit.ts', ...args], { env: { PATH: process.env['PATH'], ...env } });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, lines: said.trimEnd().split('\n'), complaint };
}

/** What is wrong in the first county, without its name. */
async function damages(...args: string[]): Promise<string[]> {
  const { code, lines, complaint } = await audit('verify', '--county', wudi.county, ...args);
  expect(complaint).toBe('');
  const told = lines.map((line) => line.replace('无棣县（371623）：', ''));
  expect([code, told.pop()]).toEqual([1, `${told.length}处不对（${told.length} found）`]);
  return told;
}

async function leaves(): Promise<Leaf[]> {
  const rows = await asOwner(
    `select position, look, number as seal from audit_leaf join audit_seal on audit_seal.county = audit_leaf.county
        and position between first and first + count - 1 where audit_leaf.county = $1 order by position`,
    [wudi.county],
  );
  return rows as unknown as Leaf[];
}

/** The three of the third seal, which is not the last. */
async function threeLeaves(): Promise<[Leaf, Leaf, Leaf]> {
  const three = (await leaves()).filter(({ seal }) => seal === 3);
  expect(three).toHaveLength(3);
  return three as [Leaf, Leaf, Leaf];
}

const named = ({ seal, position, look }: Leaf) => `第${seal}次封存，第${position}条 ${look}`;

/** A look that never happened, as whoever owns the database can write it. */
async function forgeLook(id: string, at: Date): Promise<void> {
  const staff = (await asOwner(`select id from staff where login = 'haifeng'`))[0]!['id'];
  await asOwner(`insert into audit values ($1, $2, $3, 'staff', $4, 'opened', 'matter', $5)`, [wudi.county, id, at, staff, matterId]);
}

describe('what was sealed and is as it was', () => {
  test('is told to be unbroken, each county by itself, and what waits for the next minute is counted', async () => {
    await town.ask('staffListMatters');
    const all = await leaves();
    expect(all.map(({ position }) => position)).toEqual(all.map((_, at) => at + 1));
    expect(await audit('verify')).toEqual({
      code: 0,
      lines: [
        `无棣县（371623）：第1到第${all.length}条，没有断（${all.length} rows in 4 seals, unbroken）`,
        '无棣县（371623）：还有1条没封，下一分钟封（1 not sealed yet）',
        '邻演县（371699）：第1到第6条，没有断（6 rows in 2 seals, unbroken）',
      ],
      complaint: '',
    });
    await knock();
    expect((await audit('verify', '--county', wudi.county)).lines).toEqual([
      `无棣县（371623）：第1到第${all.length + 1}条，没有断（${all.length + 1} rows in 5 seals, unbroken）`,
    ]);
  });

  test('stays so when the audit gets a new column', async () => {
    await asOwner('alter table audit add column reason text');
    try {
      expect((await audit('verify')).code).toBe(0);
      const [leaf] = await threeLeaves();
      await asOwner(`update audit set reason = 'added' where id = $1`, [leaf.look]);
      expect(await damages()).toEqual([`${named(leaf)}：改过（changed）`]);
    } finally {
      await asOwner('alter table audit drop column reason');
    }
  });

  test('stays so for a database that speaks in another time zone', async () => {
    const { pathname } = new URL(county.database.ownerUrl.replace('@/', '@socket.invalid/'));
    await queryAs(county.database.adminUrl, `alter database ${pathname.slice(1)} set timezone = 'Asia/Shanghai'`);
    try {
      expect((await audit('verify')).code).toBe(0);
    } finally {
      await queryAs(county.database.adminUrl, `alter database ${pathname.slice(1)} reset timezone`);
    }
  });
});

describe('the owner of the database cannot do these unnamed:', () => {
  test.each([
    ['at', `at + interval '1 microsecond'`],
    ['who', 'gen_random_uuid()'],
    ['who', 'null'],
    ['who_kind', `'system'`],
    ['act', `act || ' '`],
    ['what_kind', `'paper'`],
    ['what', `what || '0'`],
  ])('change %s to %s', async (column, value) => {
    const [, leaf] = await threeLeaves();
    await asOwner(`update audit set ${column} = ${value} where id = $1`, [leaf.look]);
    expect(await damages()).toEqual([`${named(leaf)}：改过（changed）`]);
  });

  test('delete one, give one another id, or move one to another county', async () => {
    const [deleted, renamed, moved] = await threeLeaves();
    const id = randomUUID();
    await asOwner('delete from audit where id = $1', [deleted.look]);
    await asOwner('update audit set id = $2 where id = $1', [renamed.look, id]);
    await asOwner(`update audit set county = '371699' where id = $1`, [moved.look]);
    expect(await damages()).toEqual([
      `${named(deleted)}：删了（deleted）`,
      `${named(renamed)}：删了（deleted）`,
      `${named(moved)}：删了（deleted）`,
      `${id}：没封过，是塞进来的（inserted, never to be sealed）`,
    ]);
    expect((await audit('verify')).lines).toContain(`邻演县（371699）：${moved.look}：没封过，是塞进来的（inserted, never to be sealed）`);
  });

  test('insert one', async () => {
    const id = randomUUID();
    await forgeLook(id, county.clock.now());
    await knock();
    expect(await damages()).toEqual([`${id}：没封过，是塞进来的（inserted, never to be sealed）`]);
  });

  test('insert one of an earlier hour and have it sealed', async () => {
    const id = randomUUID();
    county.clock.forward({ hours: 1 });
    await town.signIn();
    await knock();
    await forgeLook(id, new Date(county.clock.now().getTime() - 3_600_000));
    await asOwner('insert into audit_unsealed values ($1, $2)', [wudi.county, id]);
    await knock();
    const last = (await leaves()).at(-1)!;
    expect(last.look).toBe(id);
    expect(await damages()).toEqual([`${named(last)}：时间是倒填的（backdated）`]);
  });

  test('delete one that waits for its seal, before or after it is taken', async () => {
    await town.ask('staffListMatters');
    const [waiting] = await asOwner('delete from audit using audit_unsealed waits where audit.id = waits.id returning audit.id');
    expect(await damages()).toEqual([`${String(waiting!['id'])}：还没封就删了（deleted before it was sealed）`]);
    await knock();
    expect(await damages()).toEqual([`${named((await leaves()).at(-1)!)}：删了（deleted）`]);
  });

  test('let one wait for ever', async () => {
    await town.ask('staffListMatters');
    const [forgotten] = await asOwner('delete from audit_unsealed returning id');
    await knock();
    expect(await damages()).toEqual([`${String(forgotten!['id'])}：没封过，是塞进来的（inserted, never to be sealed）`]);
  });

  test('swap two rows', async () => {
    const [one, , other] = await threeLeaves();
    await asOwner(
      `update audit set at = of.at, act = of.act, what_kind = of.what_kind, what = of.what || of.act from audit of
        where audit.id in ($1, $2) and of.id in ($1, $2) and of.id <> audit.id`,
      [one.look, other.look],
    );
    expect(await damages()).toEqual([`${named(one)}：改过（changed）`, `${named(other)}：改过（changed）`]);
  });

  test('swap two leaves', async () => {
    const [one, , other] = await threeLeaves();
    await asOwner('update audit_leaf set position = -position where position in ($1, $2)', [one.position, other.position]);
    await asOwner('update audit_leaf set position = $1::int + $2::int + position where position < 0', [one.position, other.position]);
    expect(await damages()).toEqual([
      `${named({ ...one, look: other.look })}：改过（changed）`,
      `${named({ ...other, look: one.look })}：改过（changed）`,
      `第3次封存，第${one.position}到第${other.position}条：封条改过（leaves changed）`,
    ]);
  });

  test('take a leaf away', async () => {
    const [, leaf] = await threeLeaves();
    await asOwner('delete from audit_leaf where look = $1', [leaf.look]);
    expect(await damages()).toEqual([
      `第3次封存，第${leaf.position}条：封条没了（its leaf is gone）`,
      `${leaf.look}：没封过，是塞进来的（inserted, never to be sealed）`,
    ]);
  });

  test('change a row together with its leaf', async () => {
    const [first, leaf, last] = await threeLeaves();
    await asOwner(`update audit set what = 'other' where id = $1`, [leaf.look]);
    await resealLeaf(leaf);
    expect(await damages()).toEqual([`第3次封存，第${first.position}到第${last.position}条：封条改过（leaves changed）`]);
  });

  test('change a row and make every seal anew behind it: the key is not in the database', async () => {
    const [, leaf] = await threeLeaves();
    await asOwner(`update audit set what = 'other' where id = $1`, [leaf.look]);
    await resealLeaf(leaf);
    await makeChainAnew();
    expect(await damages()).toEqual(['第3次封存：改过（the seal was changed）', '第4次封存：改过（the seal was changed）']);
  });

  test.each(['first = first + 1', 'count = count + 1', `at = at + interval '1 microsecond'`, `root = sha256('')`, `previous = sha256('')`])(
    'change a seal: %s',
    async (change) => {
      await asOwner(`update audit_seal set ${change} where county = $1 and number = 3`, [wudi.county]);
      expect(await damages()).toEqual(['第3次封存：改过（the seal was changed）']);
    },
  );

  test.each([1, 3, 4])('take seal %i away', async (number) => {
    await asOwner('delete from audit_seal where county = $1 and number = $2', [wudi.county, number]);
    expect(await damages()).toEqual([`第${number}次封存：没了（the seal is gone）`]);
  });

  test('cut the last seal with its leaves: its rows are named, and without them the root that was written down', async () => {
    const { lines } = await audit('root', '--county', wudi.county);
    const [, root] = lines as [string, string];
    const cut = (await leaves()).filter(({ seal }) => seal === 4).map(({ look }) => look);
    expect(cut).toHaveLength(2);
    await asOwner('delete from audit_seal where county = $1 and number = 4', [wudi.county]);
    await asOwner('delete from audit_leaf where look = any($1)', [cut]);
    expect(await damages()).toEqual(cut.toSorted().map((look) => `${look}：没封过，是塞进来的（inserted, never to be sealed）`));
    await asOwner('delete from audit where id = any($1)', [cut]);
    expect((await audit('verify')).code).toBe(0);
    expect(await audit('verify', '--root', root)).toMatchObject({
      code: 1,
      lines: expect.arrayContaining([
        '抄下的根不见了：封存被截过或换过（this root is in no chain: it was cut or made anew）',
        root,
      ]) as string[],
    });
  });
});

describe('a root', () => {
  test('that was written down is found again however much was sealed since, spaces or not', async () => {
    const { code, lines } = await audit('root');
    expect(code).toBe(0);
    const roots = lines.filter((line) => /^[0-9a-f]{64}$/.test(line));
    expect(roots).toHaveLength(2);
    const { length } = await leaves();
    expect(lines[0]).toMatch(new RegExp(`^无棣县（371623）：第4次封存，到第${length}条（2026-11-24T`));
    await town.ask('staffListMatters');
    await knock();
    const spaced = roots[0]!.replaceAll(/(.{8})/g, '$1 ').toUpperCase();
    const told = await audit('verify', '--root', spaced, '--root', roots[1]!);
    expect(told.code).toBe(0);
    expect(told.lines).toContain(`无棣县（371623）：抄下的根还在，第4次封存，到第${length}条（the root is still in the chain）`);
    expect(told.lines).toContain('邻演县（371699）：抄下的根还在，第2次封存，到第6条（the root is still in the chain）');
  });

  test.each([
    [['verify', '--root', 'abc'], '--root 后面是 64 位'],
    [['verify', '--county', 'nowhere'], '没有这个县：nowhere'],
    [['look'], '要写 verify 或 root'],
    [['verify', '--since', '1'], '看不懂'],
  ])('or anything else that is not understood is said so: %j', async (args, complaint) => {
    const told = await audit(...args);
    expect(told.code).toBe(2);
    expect(told.complaint).toContain(complaint);
  });
});

describe('each row is sealed once', () => {
  const sealedTimes = async (look: string) =>
    (await asOwner('select count(*)::int as times from audit_leaf where look = $1', [look]))[0]!['times'];

  test('though it is committed only after the seal of a later one', async () => {
    const late = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const open = county.house.db.transaction().execute(async (tx) => {
      await recordLook(county.house, tx, wudi, aLook);
      begun.resolve();
      await late.promise;
    });
    await begun.promise;
    county.clock.forward({ seconds: 30 });
    await town.ask('staffListMatters');
    await knock();
    const { length } = await leaves();
    late.resolve();
    await open;
    expect((await audit('verify', '--county', wudi.county)).lines[1]).toContain('还有1条没封');
    await knock();
    expect(await leaves()).toHaveLength(length + 1);
    expect((await audit('verify')).code).toBe(0);
  });

  test('though two workers and many looks meet', async () => {
    const looking = Array.from({ length: 40 }, () => town.ask('staffListMatters'));
    for (let round = 0; round < 5; round += 1)
      await Promise.all([doWhatIsDue(county.house, county.app.senders), doWhatIsDue(county.house, county.app.senders)]);
    await Promise.all(looking);
    await knock();
    const rows = await asOwner(`select id, (select count(*)::int from audit_leaf where look = audit.id) as times from audit`);
    expect(new Set(rows.map((row) => row['times']))).toEqual(new Set([1]));
    expect((await audit('verify')).lines.join()).not.toContain('没封');
  });

  test('though the worker’s connection dies between taking and sealing', async () => {
    await town.ask('staffListMatters');
    const [waiting] = await asOwner('select id from audit_unsealed');
    const owner = new pg.Client({ connectionString: county.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('begin; lock table audit_seal in share mode');
      county.clock.forward({ minutes: 1 });
      const knocked = county.knock().then(
        () => 'done',
        () => 'died',
      );
      const blocked = `from pg_stat_activity where cardinality(pg_blocking_pids(pid)) > 0 and query like 'insert into "audit_seal"%'`;
      await expect.poll(() => queryAs(county.database.adminUrl, `select pid ${blocked}`)).toHaveLength(1);
      await queryAs(county.database.adminUrl, `select pg_terminate_backend(pid) ${blocked}`);
      expect(await knocked).toBe('died');
    } finally {
      await owner.end();
    }
    expect(await sealedTimes(String(waiting!['id']))).toBe(0);
    expect((await audit('verify', '--county', wudi.county)).lines[1]).toContain('还有1条没封');
    await knock();
    expect(await sealedTimes(String(waiting!['id']))).toBe(1);
    expect((await audit('verify')).code).toBe(0);
  });

  test('though more wait than one seal holds, and what it left behind is not taken for backdated', async () => {
    await asOwner(
      `with made as (insert into audit select $1, gen_random_uuid(), $2::timestamptz, 'system', null, 'opened', 'matter', n
         from generate_series(1, 10500) n returning county, id) insert into audit_unsealed select county, id from made`,
      [wudi.county, county.clock.now()],
    );
    const waiting = async () => (await asOwner('select count(*)::int as count from audit_unsealed'))[0]!['count'];
    county.clock.forward({ minutes: 20 });
    await doWhatIsDue(county.house, county.app.senders);
    expect(await waiting()).toBe(500);
    county.clock.forward({ minutes: 20 });
    await doWhatIsDue(county.house, county.app.senders);
    expect(await waiting()).toBe(0);
    expect((await audit('verify')).code).toBe(0);
  });
});

/** The leaf as it would be, had it been sealed as it is now. */
async function resealLeaf({ position, look }: Leaf): Promise<void> {
  const [audited] = await asOwner(`select jsonb_object_agg(key, value) as row from audit, jsonb_each_text(to_jsonb(audit)) where id = $1`, [
    look,
  ]);
  await asOwner('update audit_leaf set hash = $2 where look = $1', [look, hashLook(position, look, audited!['row'] as LookRow)]);
}

async function makeChainAnew(): Promise<void> {
  let previous: Buffer | undefined;
  const seals = await asOwner('select * from audit_seal where county = $1 order by number', [wudi.county]);
  for (const seal of seals as unknown as (Parameters<typeof hashSeal>[0] & { at: unknown })[]) {
    const held = await asOwner('select hash from audit_leaf where county = $1 and position between $2 and $3 order by position', [
      wudi.county,
      seal.first,
      seal.first + seal.count - 1,
    ]);
    const at = (seal.at as unknown as Date).toISOString().replace('Z', '000Z');
    const anew = { ...seal, at, root: rootOf(held.map((row) => row['hash'] as Buffer)), previous: previous ?? seal.previous };
    previous = hashSeal(anew);
    await asOwner('update audit_seal set root = $3, previous = $4, hash = $5 where county = $1 and number = $2', [
      wudi.county,
      seal.number,
      anew.root,
      anew.previous,
      previous,
    ]);
  }
}
