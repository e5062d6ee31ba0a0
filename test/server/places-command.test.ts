import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '../../src/server/platform/spreadsheet/write-workbook.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { ofEveryProcess, ServerProcess } from '../helpers/server-process.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

let county: TestCounty;
let env: Record<string, string>;
beforeAll(async () => {
  county = await openTestCounty();
  const { databaseUrl, databaseAppUrl, keyDir, filesDir, sms } = county.house.settings;
  ({ env } = await ServerProcess.prepare({ databaseUrl, databaseAppUrl, keyDir, filesDir, smsEndpoint: sms.tencent!.endpoint, sms }));
});
afterAll(() => county?.close());

/** The command, in a process of its own. */
async function places(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['src/server/commands/places.ts', ...args], { env: { ...ofEveryProcess, ...env } });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const [said, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: said + complaint };
}

const header = ['code', 'name', 'town_code', 'town_name', 'county_code', 'county_name', 'city_code', 'city_name'];
const rows = [
  ['371623002250', '康家村委会', '371623002', '海丰街道', '371623', '无棣县', '3716', '滨州市'],
  ['371698100201', '东新村村委会', '371698100', '演示镇', '371698', '演示县', '3716', '滨州市'],
  ['371698100202', '工农社区居', '371698100', '演示镇', '371698', '演示县', '3716', '滨州市'],
  ['371698', '', '', '', '', '', '', ''],
];

test('a workbook of a province is tried first; with the digest of what was read it is done: a county that is new gets its places, keys and codes', async () => {
  const file = join(county.filesDir, 'province.xlsx');
  writeFileSync(file, await writeWorkbook(header, rows));
  const before = await countRows(county.database.ownerUrl);
  const [tried, wrong, vague] = await Promise.all([
    places('--file', file, '--all'),
    places('--file', file, '--all', '--confirm', '0'.repeat(64)),
    places('--file', file),
  ]);
  expect(tried).toMatchObject({ code: 0, said: expect.stringContaining('演示县（371698）新的县，') });
  expect(tried.said).toContain('第4行 不收 371698100202 工农社区居：名称“工农社区居”像是缺了字或多了字');
  expect(tried.said).toContain('无棣县（371623）没变1，文件里没有599');
  expect([wrong.code, vague.code]).toEqual([2, 2]);
  expect(await countRows(county.database.ownerUrl)).toEqual(before);

  const digest = /--confirm ([0-9a-f]{64})/.exec(tried.said)![1]!;
  expect(await places('--file', file, '--all', '--confirm', digest)).toMatchObject({ code: 0, said: expect.stringContaining('写好了') });
  const made = await queryAs(county.database.ownerUrl, `select name, city, city_code, hotline, sms_sign from county where id = '371698'`);
  expect(made).toEqual([{ name: '演示县', city: '滨州市', city_code: '371600', hotline: '12349', sms_sign: '演示县民政局' }]);
  expect(await queryAs(county.database.ownerUrl, `select id, name from place where county = '371698' order by id`)).toEqual([
    { id: '371698', name: '演示县' },
    { id: '371698100', name: '演示镇' },
    { id: '371698100201', name: '东新村' },
  ]);
  const [code] = await queryAs(county.database.ownerUrl, `select id from village_code where county = '371698'`);
  await county.app.freshen();
  const opened = await ask(county.publicUrl, 'openCode', { params: { codeId: code!['id'] } });
  expect(opened.body).toMatchObject({ village: { name: '东新村' }, county: { name: '演示县' } });
  expect((await places('--file', file, '--county', '371698')).said).toMatch(/演示县（371698）.*没变2/);
});
