import { afterEach, expect, test } from 'vitest';
import { decodeInk } from '../../src/rules/ink/decode-ink.ts';
import { photo } from '../helpers/villager.ts';
import { openCountyInWechat } from './county-in-wechat.ts';
import { newDevice } from './harness/device.ts';
import { Walker } from './harness/walker.ts';
import { scanned } from './person-in-wechat.ts';

let closing: () => unknown = () => undefined;
afterEach(() => closing());

interface KeptDraft {
  signatures: { kind: string; strokes?: string; witness?: { name: string } }[];
  papers: { kind: string }[];
}

test('in WeChat a dark photo is told, and a name is written with the finger or witnessed by a neighbour', async () => {
  const { county, opening } = await openCountyInWechat();
  const device = newDevice({ camera: () => photo('a bill'), pixels: 30 });
  const walker = await Walker.start({ ...opening, device, path: 'qr/landing', query: scanned(county.codeId), scene: 1011 });
  closing = async () => {
    walker.phone.kill();
    await county.close();
  };
  const draft = (): KeptDraft => {
    const [, text] = [...device.storage].find(([key]) => key.includes('draft:'))!;
    const kept = JSON.parse(text) as { data?: string } | string;
    return JSON.parse(typeof kept === 'string' ? kept : (kept.data ?? text)) as KeptDraft;
  };
  await walker.goOn('是');
  await walker.goOn(/^码上知/);
  await walker.goOn(/临时救助（支出型）/);
  await walker.goOn(/^申请这一项$/);
  await walker.answerUntil('拍一下');
  await walker.press('拍照');
  await walker.reads('太暗了，到亮处拍。');
  await walker.press('就用这张');
  await walker.until(() => !walker.sees('太暗了'), 'it to be settled');
  await walker.answerUntil(/签名/);

  const pad = walker.find({ role: 'img', label: /^签名区/ })[0]!;
  await walker.until(
    () => device.drawn.some(({ act, with: [text] }) => act === 'fillText' && text === '王秀英'),
    'her name behind the pad',
  );
  walker.phone.view.drag(pad, [
    [20, 100],
    [120, 98],
    [200, 110],
    [280, 60],
  ]);
  await walker.reads('✓ 写好了');
  expect(decodeInk(draft().signatures[0]!.strokes!)![0]!.length).toBeGreaterThanOrEqual(3);
  expect(device.drawn.filter(({ id, act }) => id === 'pad-m1' && act === 'stroke').length).toBe(4);

  await walker.press('不会写字，按手印');
  await walker.until(() => walker.find({ role: 'textbox' }).length === 1, 'a field for the witness');
  walker.phone.view.write(walker.find({ role: 'textbox' })[0]!, '张兰芳');
  await walker.press('拍手印');
  await walker.until(() => walker.find({ role: 'img', label: /第1张/ }).length > 0, 'her photo');
  expect(draft()).toMatchObject({ signatures: [{ kind: 'thumb', witness: { name: '张兰芳' } }] });
  expect(draft().papers.at(-1)!.kind).toBe('thumb-mark');
  expect([walker.phone.faults, [...walker.phone.lacked].toSorted()]).toEqual([[], ['cloud', 'webpackJsonp']]);
}, 120_000);
