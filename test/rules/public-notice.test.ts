import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMinor, plainGroup, plainName, plainProgram, publicLineOf } from '../../src/rules/public-notice.ts';

const today = '2026-11-27';
const facts = {
  name: '王秀英',
  idNumber: '999900195601150012',
  address: '2组，村东头第三家，13号院',
  village: '康家村',
  members: 2,
  program: '最低生活保障',
  amountFen: undefined,
  children: false,
};

test('a line holds name, village, group, how many they are, the plain aid and a sum that was put down, and has no other field', () => {
  expect(publicLineOf({ ...facts, amountFen: 850_00 }, today)).toEqual({
    name: '王秀英',
    village: '康家村',
    group: '2组',
    members: 2,
    program: '低保',
    amountFen: 85_000,
  });
});

test('about a child nothing is ever hung: neither a program for children nor a person under eighteen', () => {
  expect(publicLineOf({ ...facts, children: true }, today)).toBeUndefined();
  expect(publicLineOf({ ...facts, idNumber: withBirthday('20081128') }, today)).toBeUndefined();
  expect(publicLineOf({ ...facts, idNumber: withBirthday('20081127') }, today)).toBeDefined();
  expect(isMinor(withBirthday('20080229'), '2026-02-28')).toBe(true);
  expect(isMinor(withBirthday('20080229'), '2026-03-01')).toBe(false);
});

test('the aid is named plainly, whatever a county calls it', () => {
  const named = {
    '依申请医疗救助（因病致贫）': '医疗救助',
    '低保（镇里定）': '低保',
    单人户重残低保: '低保',
    低保边缘家庭认定: '低保边缘家庭',
    残疾人两项补贴: '社会救助',
    艾滋病病人救助: '社会救助',
    无棣特困家庭救助基金: '特困家庭救助基金',
  };
  for (const [name, plain] of Object.entries(named)) expect([name, plainProgram(name)]).toEqual([name, plain]);
});

test('names that are names stay, of minorities and foreigners too; anything else is left to be written by hand', () => {
  for (const name of ['王秀英', '欧阳春花', '阿卜杜拉·买买提', 'Maria Santos']) expect(plainName(` ${name} `)).toBe(name);
  for (const name of [
    '王秀英（肺癌）',
    '王秀英 13800001111',
    '王秀英尿毒症',
    '王秀英2组13号',
    '王一三八零零零零一一一一',
    '<img src=x>',
    '王',
    '',
  ])
    expect([name, plainName(name)]).toEqual([name, '']);
});

test('of an address only the group stands there', () => {
  const groups = {
    '2组，村东头': '2组',
    '第十二组 老井旁': '十二组',
    三组: '三组',
    '2组13号': '',
    村东头2组: '',
    '13号院2组': '',
    '123组': '',
  };
  for (const [address, group] of Object.entries(groups)) expect([address, plainGroup(address)]).toEqual([address, group]);
});

test('whatever is typed anywhere, no ID number, phone, illness, house or markup gets onto the board', () => {
  const secret = fc.constantFrom(
    '999900195601150012',
    '16900001234',
    '肺癌',
    '尿毒症',
    '二级残疾',
    '13号院',
    '3单元',
    '<b>',
    '=1+1',
    '一三八零零零零',
  );
  const typed = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), secret, fc.string({ maxLength: 8 })).map((parts) => parts.join(''));
  const often = fc.oneof(typed, fc.constantFrom('王秀英', '2组', '2组，13号院', '低保', '王秀英肺癌', '2组 肺癌'));
  fc.assert(
    fc.property(often, often, often, fc.oneof(fc.integer(), typed), (name, address, program, members) => {
      const line = publicLineOf({ ...facts, name, address, program, members }, today)!;
      expect(Object.keys(line)).toEqual(['name', 'village', 'group', 'members', 'program', 'amountFen']);
      expect(JSON.stringify({ ...line, members: 0 })).not.toMatch(/\d{3}|癌|症|残|病|号|单元|[<=]|一三八/);
      if (line.members !== undefined) expect(line.members).toBeLessThan(30);
    }),
    { seed: 20, numRuns: 2000 },
  );
});

function withBirthday(birthday: string): string {
  const body = `999900${birthday}001`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return body + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11];
}
