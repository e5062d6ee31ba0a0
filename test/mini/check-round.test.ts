import { beforeEach, describe, expect, test } from 'vitest';
import { leaveThisPhone } from '../../src/mini/me/leave-this-phone.ts';
import { judgeRound } from '../../src/mini/qr/wall/judge-round.ts';
import { recordCheck, type FoundCode } from '../../src/mini/qr/wall/record-check.ts';
import { askForHer } from '../../src/mini/shared/http/ask-for-her.ts';
import { findCheck } from '../../src/mini/shared/keep/code-checks.ts';
import { keepPhoto } from '../../src/mini/shared/keep/keep.ts';
import { forgetOldReportDevice, reportDevice } from '../../src/mini/shared/keep/report-device.ts';
import { sweepPhotos } from '../../src/mini/shared/keep/sweep-photos.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, refusal, signIn, switchOn } from './helpers/phone.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';
import { sentPaths } from './helpers/wechat.ts';

const photo = { photoId: '22222222-2222-4222-8222-222222222222', sha256: 'a'.repeat(64) };
const torn: FoundCode = { villageId: 'v', codeId: village.codeId, finding: 'torn', photo };
const bytes = new TextEncoder().encode('a poster on a wall').buffer as ArrayBuffer;
const recorded = ({ method }: Asked) => json(method === 'PUT' ? 200 : 201, { checkId: 'c', onDay: '2026-11-27' });
const checkIds = (): string[] =>
  phone.asked.filter(({ url }) => url.endsWith('/checks')).map(({ data }) => (JSON.parse(String(data)) as { checkId: string }).checkId);
const photos = (): string[] => [...phone.files.keys()];

beforeEach(async () => {
  newPhone();
  signIn();
  await keepPhoto(photo.photoId, bytes);
});

describe('a liaison writes down how a code fares', () => {
  test('the photo goes first, with its digest and its code; then nothing of it is left on the phone', async () => {
    phone.answer = recorded;
    expect(await recordCheck(torn)).toBe('2026-11-27');
    expect(sentPaths()).toEqual([`/api/liaison/code-photos/${photo.photoId}`, `/api/codes/${village.codeId}/checks`]);
    expect(phone.asked[0]!.header).toMatchObject({ 'x-sha256': photo.sha256, 'x-code-id': village.codeId });
    expect([findCheck('v', useSession().phone), photos()]).toEqual([undefined, []]);
  });

  test('pressed again after a lost answer, and after the phone was switched off: one check, and its photo is there still', async () => {
    await expect(recordCheck(torn)).rejects.toMatchObject({ code: 'no-network' });
    switchOn();
    await sweepPhotos();
    await sweepPhotos();
    expect(findCheck('v', useSession().phone)).toMatchObject({ finding: 'torn', photo });
    let lost = 0;
    phone.answer = (asked) => (asked.url.endsWith('/checks') && (lost += 1) === 1 ? 'no-network' : recorded(asked));
    await expect(recordCheck(torn)).rejects.toMatchObject({ code: 'no-network' });
    await recordCheck(torn);
    expect(new Set(checkIds()).size).toBe(1);
    expect(checkIds()).toHaveLength(2);
  });

  test('what she says otherwise is another check', async () => {
    await expect(recordCheck(torn)).rejects.toMatchObject({ code: 'no-network' });
    phone.answer = recorded;
    const before = findCheck('v', useSession().phone)!.checkId;
    await recordCheck({ villageId: 'v', codeId: village.codeId, finding: 'fine' });
    expect(checkIds()).not.toEqual([]);
    expect(checkIds()).not.toContain(before);
  });

  test('what the county will never take does not wait for ever; a session that is over waits for her number', async () => {
    phone.answer = () => refusal(404, 'not-found');
    await expect(recordCheck(torn)).rejects.toMatchObject({ code: 'not-found' });
    expect(findCheck('v', useSession().phone)).toBeUndefined();
    phone.answer = () => refusal(401, 'sign-in-needed');
    await keepPhoto(photo.photoId, bytes);
    await expect(recordCheck(torn)).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(useSession().signedIn).toBe(false);
    signIn();
    expect(findCheck('v', useSession().phone)).toMatchObject({ finding: 'torn' });
  });

  test('nothing of it stays when she has signed out, and nobody else is shown it', async () => {
    phone.answer = () => json(200, { villages: [{ village: { id: 'v', name: '康家村' } }] });
    await askForHer('liaison-villages', () => Promise.resolve({ villages: [{ name: '康家村' }] }));
    phone.answer = () => 'no-network';
    await expect(recordCheck(torn)).rejects.toMatchObject({ code: 'no-network' });
    expect(findCheck('v', '169****0002')).toBeUndefined();
    leaveThisPhone();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([...phone.storage].join()).not.toMatch(/code-check|康家村|torn/);
    expect(photos()).toEqual([]);
  });
});

describe('the code she has scanned', () => {
  const link = `https://county.example/m/${village.codeId}`;

  test('is that village’s by the county’s word alone', async () => {
    phone.answer = () => json(200, { verdict: 'real', opened: village });
    expect(await judgeRound(link, 'v')).toEqual({ kind: 'hers' });
    expect(await judgeRound(link, 'v-2')).toEqual({ kind: 'other', village: '康家村' });
    phone.answer = () => json(200, { verdict: 'old', opened: village });
    expect(await judgeRound(link, 'v')).toEqual({ kind: 'old' });
    phone.answer = () => json(200, { verdict: 'not-ours' });
    expect(await judgeRound(`https://evil.example/m/${village.codeId}`, 'v')).toEqual({ kind: 'not-ours' });
    phone.answer = () => 'no-network';
    expect(await judgeRound(link, 'v')).toMatchObject({ kind: 'failed' });
  });
});

describe('whoever reports a torn code', () => {
  const day = 86_400_000;
  test('is one phone for a day, and nobody after it', async () => {
    const first = await reportDevice(0);
    expect(await reportDevice(day - 1)).toBe(first);
    expect(await reportDevice(day)).not.toBe(first);
    forgetOldReportDevice(3 * day);
    expect([...phone.storage].join()).not.toContain('madeAt');
  });

  test('whose clock was put back is not known the longer for it', async () => {
    const first = await reportDevice(5 * day);
    expect(await reportDevice(4 * day)).not.toBe(first);
  });
});
