import { beforeEach, describe, expect, test } from 'vitest';
import { scanCode } from '../../src/mini/home/scan-code.ts';
import { askVerdict } from '../../src/mini/qr/wall/ask-verdict.ts';
import { words } from '../../src/mini/qr/wall/check-code-words.ts';
import { judgeScan } from '../../src/mini/qr/wall/judge-scan.ts';
import { readTyped } from '../../src/mini/qr/wall/read-typed.ts';
import { takeHandedText } from '../../src/mini/shared/scan/handed-text.ts';
import { scanText } from '../../src/mini/shared/scan/scan-text.ts';
import { codeInGroups } from '../../src/rules/code-in-groups.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, refusal } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';
import { sentBodies, sentPaths } from './helpers/wechat.ts';

beforeEach(newPhone);

const id = village.codeId;
const ours = 'county.example';
const link = `https://${ours}/m/${id}`;

describe('what a scanner read', () => {
  test('is the county’s to judge, letter for letter', () => {
    for (const text of [link, `https://evil.example/m/${id}`, 'wxp://f2f0-a-payment', 'http://jz.example/c?v=12', '6901234567892', id])
      expect(judgeScan(` ${text}\n`, ours)).toEqual({ kind: 'ask', text });
  });

  test('needs no asking where it says nothing, or more than any code of ours', () => {
    for (const text of ['', '  ', 'x'.repeat(2001)]) expect(judgeScan(text, ours)).toEqual({ kind: 'not-ours' });
  });

  test('a receipt opens a family’s matter: it is not sent, and one on another address is none', () => {
    expect(judgeScan(`https://${ours}/m/A23456789BCDU`, ours)).toEqual({ kind: 'receipt', code: 'A23456789BCDU' });
    expect(judgeScan('https://evil.example/m/A23456789BCDU', ours)).toEqual({ kind: 'not-ours' });
  });

  test('is read by WeChat: closed is nothing, a camera refused is said, our round code gives its id', async () => {
    expect(await scanText()).toEqual({ kind: 'closed' });
    phone.scanner = () => ({ errMsg: 'scanCode:fail system permission denied' });
    expect(await scanText()).toEqual({ kind: 'no-camera' });
    phone.scanner = () => ({ result: '', path: `qr/landing?scene=${id}` });
    expect(await scanText()).toEqual({ kind: 'read', text: id });
    phone.scanner = () => ({ result: link });
    expect(await scanText()).toEqual({ kind: 'read', text: link });
  });
});

describe('what the county says of it', () => {
  test('comes with its village, and goes in the body alone', async () => {
    for (const verdict of ['real', 'old']) {
      phone.answer = () => json(200, { verdict, opened: village });
      expect(await askVerdict(link)).toEqual({ kind: verdict, opened: village });
    }
    phone.answer = () => json(200, { verdict: 'not-ours' });
    expect(await askVerdict(link)).toEqual({ kind: 'not-ours' });
    expect(new Set(sentPaths())).toEqual(new Set(['/api/code-checks']));
    expect(sentBodies()[0]).toEqual({ text: link });
    expect([...phone.storage].join()).toBe('');
  });

  test('without a network nobody has judged it, and so it is said: not real and not false', async () => {
    expect(await askVerdict(link)).toMatchObject({ kind: 'failed', problem: { code: 'no-network', ...words.noNetwork } });
  });

  test('a word of a newer county, or its refusal, is no verdict either', async () => {
    phone.answer = () => json(200, { verdict: 'perhaps' });
    expect(await askVerdict(link)).toMatchObject({ kind: 'failed' });
    phone.answer = () => json(200, { verdict: 'real' });
    expect(await askVerdict(link)).toMatchObject({ kind: 'failed' });
    phone.answer = () => refusal(429, 'too-many-tries');
    expect(await askVerdict(link)).toMatchObject({ kind: 'failed', problem: { code: 'too-many-tries' } });
  });
});

describe('home’s scanner', () => {
  test('hands over what it read in memory, once, and puts it into no address', async () => {
    phone.scanner = () => ({ result: 'https://evil.example/pay' });
    await scanCode('open');
    expect(phone.went).toEqual(['/qr/wall/check-code?then=open']);
    expect([takeHandedText(), takeHandedText()]).toEqual(['https://evil.example/pay', undefined]);
    expect([...phone.storage].join()).toBe('');
  });

  test('closed, nothing happens; without a camera she is led to where the number can be typed', async () => {
    await scanCode('look');
    expect(phone.went).toEqual([]);
    phone.scanner = () => ({ errMsg: 'scanCode:fail' });
    await scanCode('look');
    expect(phone.went).toEqual(['/qr/wall/check-code?then=no-camera']);
  });
});

describe('the number at the foot of a poster', () => {
  test('is read without regard to case, gaps, wide letters, and a nought taken for an O', () => {
    const typed = [id, id.toLowerCase(), codeInGroups(id), ` ${id.slice(0, 4)}-${id.slice(4)} `, '３７１６２３００２２５０ａｂｑｇｍｑｅ'];
    for (const text of [...typed, '37l623oo225Oabqgmqe', link]) expect(readTyped(text), text).toEqual({ kind: 'ask', text: id });
  });

  test('half of it is a slip, not a fake', () => {
    for (const text of ['371623002250', '371623 002250 ABQ', 'abc', `${id}O`])
      expect(readTyped(text), text).toEqual({ kind: 'incomplete' });
    expect(readTyped('  ')).toEqual({ kind: 'nothing' });
    expect(readTyped('a2345 6789bcdu')).toEqual({ kind: 'receipt', code: 'A23456789BCDU' });
  });
});
