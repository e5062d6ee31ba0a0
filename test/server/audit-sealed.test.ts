import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hashLook, type LookRow } from '../../src/server/platform/audit-seals/hash-look.ts';
import { hashSeal } from '../../src/server/platform/audit-seals/hash-seal.ts';
import { rootOf } from '../../src/server/platform/audit-seals/merkle-tree.ts';
import { AuditedCounty, wudi, type SealedLeaf } from '../helpers/audited-county.ts';
import { queryAs } from '../helpers/query-as.ts';

let audited: AuditedCounty;
beforeAll(async () => {
  audited = await AuditedCounty.open();
});
afterEach(() => audited.restore());
afterAll(() => audited?.county.close());

/** What is wrong in the first county, without its name. */
async function damages(...args: string[]): Promise<string[]> {
  const { code, lines } = await audited.verify('--county', wudi.county, ...args);
  const told = lines.map((line) => line.replace('无棣县（371623）：', ''));
  expect([code, told.pop()]).toEqual([1, `${told.length}处不对（${told.length} found）`]);
  return told;
}

/** The three of the third seal, which is not the last. */
async function threeLeaves(): Promise<[SealedLeaf, SealedLeaf, SealedLeaf]> {
  const three = (await audited.leaves()).filter(({ seal }) => seal === 3);
  expect(three).toHaveLength(3);
  return three as [SealedLeaf, SealedLeaf, SealedLeaf];
}

const named = ({ seal, position, look }: SealedLeaf) => `第${seal}次封存，第${position}条 ${look}`;

/** A look that never happened, as whoever owns the database can write it. */
async function forgeLook(id: string, at: Date): Promise<void> {
  const staff = (await audited.asOwner(`select id from staff where login = 'haifeng'`))[0]!['id'];
  await audited.asOwner(`insert into audit values ($1, $2, $3, 'staff', $4, 'opened', 'matter', $5)`, [
    wudi.county,
    id,
    at,
    staff,
    audited.matterId,
  ]);
}

describe('what was sealed and is as it was', () => {
  test('is told to be unbroken, each county by itself, and what waits for the next minute is counted', async () => {
    await audited.town.ask('staffListMatters');
    const all = await audited.leaves();
    const others = (await audited.leaves('371699')).length;
    expect(others).toBeGreaterThan(0);
    expect(all.map(({ position }) => position)).toEqual(all.map((_, at) => at + 1));
    expect(await audited.audit('verify')).toEqual({
      code: 0,
      lines: [
        `无棣县（371623）：第1到第${all.length}条，没有断（rows ${all.length}, seals 4, unbroken）`,
        '无棣县（371623）：还有1条没封，下一分钟封（1 not sealed yet）',
        `邻演县（371699）：第1到第${others}条，没有断（rows ${others}, seals 2, unbroken）`,
      ],
      complaint: '',
    });
    await audited.knock();
    expect((await audited.audit('verify', '--county', wudi.county)).lines).toEqual([
      `无棣县（371623）：第1到第${all.length + 1}条，没有断（rows ${all.length + 1}, seals 5, unbroken）`,
    ]);
  });

  test('stays so when the audit gets a new column', async () => {
    await audited.asOwner('alter table audit add column reason text');
    try {
      expect((await audited.audit('verify')).code).toBe(0);
      const [leaf] = await threeLeaves();
      await audited.asOwner(`update audit set reason = 'added' where id = $1`, [leaf.look]);
      expect(await damages()).toEqual([`${named(leaf)}：改过（changed）`]);
    } finally {
      await audited.asOwner('alter table audit drop column reason');
    }
  });

  test('stays so for a database that speaks in another time zone', async () => {
    const { pathname } = new URL(audited.county.database.ownerUrl.replace('@/', '@socket.invalid/'));
    await queryAs(audited.county.database.adminUrl, `alter database ${pathname.slice(1)} set timezone = 'Asia/Shanghai'`);
    try {
      expect((await audited.audit('verify')).code).toBe(0);
    } finally {
      await queryAs(audited.county.database.adminUrl, `alter database ${pathname.slice(1)} reset timezone`);
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
    await audited.asOwner(`update audit set ${column} = ${value} where id = $1`, [leaf.look]);
    expect(await damages()).toEqual([`${named(leaf)}：改过（changed）`]);
  });

  test('delete one, give one another id, or move one to another county', async () => {
    const [deleted, renamed, moved] = await threeLeaves();
    const id = randomUUID();
    await audited.asOwner('delete from audit where id = $1', [deleted.look]);
    await audited.asOwner('update audit set id = $2 where id = $1', [renamed.look, id]);
    await audited.asOwner(`update audit set county = '371699' where id = $1`, [moved.look]);
    expect(await damages()).toEqual([
      `${named(deleted)}：删了（deleted）`,
      `${named(renamed)}：删了（deleted）`,
      `${named(moved)}：删了（deleted）`,
      `${id}：没封过，是塞进来的（inserted, never to be sealed）`,
    ]);
    expect((await audited.audit('verify')).lines).toContain(
      `邻演县（371699）：${moved.look}：没封过，是塞进来的（inserted, never to be sealed）`,
    );
  });

  test('insert one', async () => {
    const id = randomUUID();
    await forgeLook(id, audited.county.clock.now());
    await audited.knock();
    expect(await damages()).toEqual([`${id}：没封过，是塞进来的（inserted, never to be sealed）`]);
  });

  test('insert one of an earlier hour and have it sealed', async () => {
    const id = randomUUID();
    audited.county.clock.forward({ hours: 1 });
    await audited.town.signIn();
    await audited.knock();
    await forgeLook(id, new Date(audited.county.clock.now().getTime() - 3_600_000));
    await audited.asOwner('insert into audit_unsealed values ($1, $2)', [wudi.county, id]);
    await audited.knock();
    const last = (await audited.leaves()).at(-1)!;
    expect(last.look).toBe(id);
    expect(await damages()).toEqual([`${named(last)}：时间是倒填的（backdated）`]);
  });

  test('delete one that waits for its seal, before or after it is taken', async () => {
    await audited.town.ask('staffListMatters');
    const [waiting] = await audited.asOwner('delete from audit using audit_unsealed waits where audit.id = waits.id returning audit.id');
    expect(await damages()).toEqual([`${String(waiting!['id'])}：还没封就删了（deleted before it was sealed）`]);
    await audited.knock();
    expect(await damages()).toEqual([`${named((await audited.leaves()).at(-1)!)}：删了（deleted）`]);
  });

  test('let one wait for ever', async () => {
    await audited.town.ask('staffListMatters');
    const [forgotten] = await audited.asOwner('delete from audit_unsealed returning id');
    await audited.knock();
    expect(await damages()).toEqual([`${String(forgotten!['id'])}：没封过，是塞进来的（inserted, never to be sealed）`]);
  });

  test('swap two rows', async () => {
    const [one, , other] = await threeLeaves();
    await audited.asOwner(
      `update audit set at = of.at, act = of.act, what_kind = of.what_kind, what = of.what || of.act from audit of
        where audit.id in ($1, $2) and of.id in ($1, $2) and of.id <> audit.id`,
      [one.look, other.look],
    );
    expect(await damages()).toEqual([`${named(one)}：改过（changed）`, `${named(other)}：改过（changed）`]);
  });

  test('swap two leaves', async () => {
    const [one, , other] = await threeLeaves();
    await audited.asOwner('update audit_leaf set position = -position where position in ($1, $2)', [one.position, other.position]);
    await audited.asOwner('update audit_leaf set position = $1::int + $2::int + position where position < 0', [
      one.position,
      other.position,
    ]);
    expect(await damages()).toEqual([
      `${named({ ...one, look: other.look })}：改过（changed）`,
      `${named({ ...other, look: one.look })}：改过（changed）`,
      `第3次封存，第${one.position}到第${other.position}条：封条改过（leaves changed）`,
    ]);
  });

  test('take a leaf away', async () => {
    const [, leaf] = await threeLeaves();
    await audited.asOwner('delete from audit_leaf where look = $1', [leaf.look]);
    expect(await damages()).toEqual([
      `第3次封存，第${leaf.position}条：封条没了（its leaf is gone）`,
      `${leaf.look}：没封过，是塞进来的（inserted, never to be sealed）`,
    ]);
  });

  test('change a row together with its leaf', async () => {
    const [first, leaf, last] = await threeLeaves();
    await audited.asOwner(`update audit set what = 'other' where id = $1`, [leaf.look]);
    await resealLeaf(leaf);
    expect(await damages()).toEqual([`第3次封存，第${first.position}到第${last.position}条：封条改过（leaves changed）`]);
  });

  test('change a row and make every seal anew behind it: the key is not in the database', async () => {
    const [, leaf] = await threeLeaves();
    await audited.asOwner(`update audit set what = 'other' where id = $1`, [leaf.look]);
    await resealLeaf(leaf);
    await makeChainAnew();
    expect(await damages()).toEqual(['第3次封存：改过（the seal was changed）', '第4次封存：改过（the seal was changed）']);
  });

  test.each(['first = first + 1', 'count = count + 1', `at = at + interval '1 microsecond'`, `root = sha256('')`, `previous = sha256('')`])(
    'change a seal: %s',
    async (change) => {
      await audited.asOwner(`update audit_seal set ${change} where county = $1 and number = 3`, [wudi.county]);
      expect(await damages()).toEqual(['第3次封存：改过（the seal was changed）']);
    },
  );

  test.each([1, 3, 4])('take seal %i away', async (number) => {
    await audited.asOwner('delete from audit_seal where county = $1 and number = $2', [wudi.county, number]);
    expect(await damages()).toEqual([`第${number}次封存：没了（the seal is gone）`]);
  });

  test('cut the last seal with its leaves: its rows are named, and without them the root that was written down', async () => {
    const { lines } = await audited.audit('root', '--county', wudi.county);
    const [, root] = lines as [string, string];
    const cut = (await audited.leaves()).filter(({ seal }) => seal === 4).map(({ look }) => look);
    expect(cut).toHaveLength(2);
    await audited.asOwner('delete from audit_seal where county = $1 and number = 4', [wudi.county]);
    await audited.asOwner('delete from audit_leaf where look = any($1)', [cut]);
    expect(await damages()).toEqual(cut.toSorted().map((look) => `${look}：没封过，是塞进来的（inserted, never to be sealed）`));
    await audited.asOwner('delete from audit where id = any($1)', [cut]);
    expect((await audited.audit('verify')).code).toBe(0);
    expect(await audited.audit('verify', '--root', root)).toMatchObject({
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
    const { code, lines } = await audited.audit('root');
    expect(code).toBe(0);
    const roots = lines.filter((line) => /^[0-9a-f]{64}$/.test(line));
    expect(roots).toHaveLength(2);
    const { length } = await audited.leaves();
    expect(lines[0]).toMatch(new RegExp(`^无棣县（371623）：第4次封存，到第${length}条（2026-11-24T`));
    await audited.town.ask('staffListMatters');
    await audited.knock();
    const spaced = roots[0]!.replaceAll(/(.{8})/g, '$1 ').toUpperCase();
    const told = await audited.audit('verify', '--root', spaced, '--root', roots[1]!);
    expect(told.code).toBe(0);
    expect(told.lines).toContain(`无棣县（371623）：抄下的根还在，第4次封存，到第${length}条（the root is still in the chain）`);
    const others = (await audited.leaves('371699')).length;
    expect(told.lines).toContain(`邻演县（371699）：抄下的根还在，第2次封存，到第${others}条（the root is still in the chain）`);
  });

  test.each([
    [['verify', '--root', 'abc'], '--root 后面是 64 位'],
    [['verify', '--county', 'nowhere'], '没有这个县：nowhere'],
    [['look'], '要写 verify 或 root'],
    [['verify', '--since', '1'], '看不懂'],
  ])('or anything else that is not understood is said so: %j', async (args, complaint) => {
    const told = await audited.audit(...args);
    expect(told.code).toBe(2);
    expect(told.complaint).toContain(complaint);
  });
});

/** The leaf as it would be, had it been sealed as it is now. */
async function resealLeaf({ position, look }: SealedLeaf): Promise<void> {
  const [today] = await audited.asOwner(
    `select jsonb_object_agg(key, value) as row from audit, jsonb_each_text(to_jsonb(audit)) where id = $1`,
    [look],
  );
  await audited.asOwner('update audit_leaf set hash = $2 where look = $1', [look, hashLook(position, look, today!['row'] as LookRow)]);
}

async function makeChainAnew(): Promise<void> {
  let previous: Buffer | undefined;
  const seals = await audited.asOwner('select * from audit_seal where county = $1 order by number', [wudi.county]);
  for (const seal of seals as unknown as (Parameters<typeof hashSeal>[0] & { at: unknown })[]) {
    const held = await audited.asOwner('select hash from audit_leaf where county = $1 and position between $2 and $3 order by position', [
      wudi.county,
      seal.first,
      seal.first + seal.count - 1,
    ]);
    const at = (seal.at as unknown as Date).toISOString().replace('Z', '000Z');
    const anew = { ...seal, at, root: rootOf(held.map((row) => row['hash'] as Buffer)), previous: previous ?? seal.previous };
    previous = hashSeal(anew);
    await audited.asOwner('update audit_seal set root = $3, previous = $4, hash = $5 where county = $1 and number = $2', [
      wudi.county,
      seal.number,
      anew.root,
      anew.previous,
      previous,
    ]);
  }
}
