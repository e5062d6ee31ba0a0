import { expect, test } from 'vitest';
import type { Draft } from '../../src/mini/shared/send/draft.ts';
import { decodeInk } from '../../src/rules/ink/decode-ink.ts';
import { findBarriers } from '../helpers/browser.ts';
import { inventShot } from '../helpers/invent-shots.ts';
import { photographPaper } from '../helpers/photographed-paper.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser({ keepsApp: false });

async function comeIn(): Promise<void> {
  const code = `${phone.county.publicUrl}/m/${phone.county.codeId}`;
  await phone.page.goto(`${phone.county.publicUrl}/qr/landing?to=learn&q=${encodeURIComponent(code)}`);
  await phone.walk.reads('临时救助（支出型）');
  await openForm('name');
  await phone.walk.write('王秀英');
}

async function openForm(step: string): Promise<void> {
  await phone.page.goto(`${phone.county.publicUrl}/apply/form?program=temp-assist-expense&step=${step}`);
}

const draft = (): Promise<Draft> =>
  phone.page.evaluate(() => {
    const key = Object.keys(localStorage).find((one) => one.startsWith('draft:'))!;
    return JSON.parse((JSON.parse(localStorage.getItem(key)!) as { data: string }).data) as Draft;
  });

async function choose(button: string | RegExp, jpeg: Buffer): Promise<void> {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.walk.press(button)]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: jpeg });
}

const keptBytes = (paperId: string): Promise<string> =>
  phone.page.evaluate(
    (id) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('mashang');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const [name] = Array.from(opening.result.objectStoreNames);
          const got = opening.result.transaction(name!).objectStore(name!).get(id);
          got.onsuccess = () => {
            opening.result.close();
            resolve(
              got.result
                ? String.fromCharCode(...new Uint8Array(got.result as ArrayBuffer).slice(0, 400)) + (got.result as ArrayBuffer).byteLength
                : '',
            );
          };
        };
      }),
    paperId,
  );

test('a blurred photo is told, and she decides: again, or this one; each is kept small and says no place', async () => {
  const shoot = async (happened: 'good' | 'blurred', number: number) =>
    (await photographPaper(phone.page, inventShot(happened, number, 0.6), 100)).jpeg;
  await comeIn();
  const [blurred, sharp] = [await shoot('blurred', 6), await shoot('good', 3)];
  const place = Buffer.from('\xff\xe1\x00\x14Exif\0\0GPS 37.74N', 'latin1');
  const withPlace = Buffer.concat([blurred.subarray(0, 2), place, blurred.subarray(2)]);

  await openForm('paper:medical-bills');
  await choose('拍照或选照片', withPlace);
  await phone.walk.reads('有点花，看不清字。请放平，再拍一张。');
  const [first] = (await draft()).papers;
  expect(await keptBytes(first!.paperId)).not.toContain('GPS');
  expect(Number(/\d+$/.exec(await keptBytes(first!.paperId))![0])).toBeLessThan(300 * 1024);
  await phone.walk.press('就用这张');
  await expect.poll(() => phone.page.getByText('有点花').count()).toBe(0);
  expect((await draft()).papers).toEqual([first]);

  await choose('再拍一张', withPlace);
  await phone.walk.reads('有点花，看不清字。请放平，再拍一张。');
  const before = (await draft()).papers;
  await choose(/^再拍$/, sharp);
  await expect.poll(async () => (await draft()).papers[1]?.paperId).not.toBe(before[1]!.paperId);
  await expect.poll(() => phone.page.getByText('有点花').count()).toBe(0);
  const after = (await draft()).papers;
  expect([after.length, after[0]]).toEqual([2, first]);
  await expect.poll(() => keptBytes(before[1]!.paperId)).toBe('');
  expect(await keptBytes(after[1]!.paperId)).not.toBe('');
});

test('she signs with her finger, the page stays where it is, and it is there after a restart', async () => {
  await comeIn();
  await openForm('consents');
  const pad = phone.walk.seen(phone.page.getByRole('img', { name: /^签名区/ }));
  await pad.scrollIntoViewIfNeeded();
  expect(await findBarriers(phone.page)).toEqual([]);
  expect(await pad.getAttribute('aria-label')).toContain('用手指在框里写名字');
  const box = (await pad.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(200);
  const finger = await phone.context.newCDPSession(phone.page);
  const draw = async (points: [number, number][]): Promise<void> => {
    const at = ([x, y]: [number, number]) => [{ x: box.x + x, y: box.y + y }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(points[0]!) });
    for (const point of points.slice(1)) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(point) });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const scrolled = await phone.page.evaluate(() => document.scrollingElement!.scrollTop);
  await draw([[40, 40]]);
  await phone.walk.reads('再写一点，写上名字。');
  expect((await draft()).signatures).toEqual([]);
  await draw([
    [60, 30],
    [60, 90],
    [62, 150],
    [60, 190],
  ]);
  await draw([
    [20, 100],
    [90, 98],
    [160, 102],
    [240, 100],
  ]);
  await phone.walk.reads('✓ 写好了');
  expect(await phone.page.evaluate(() => document.scrollingElement!.scrollTop)).toBe(scrolled);
  const [signature] = (await draft()).signatures;
  expect([signature!.by, signature!.kind, decodeInk(signature!.strokes!)!.length]).toEqual(['m1', 'hand', 3]);

  await phone.page.reload();
  await phone.walk.reads('✓ 写好了');
  await phone.walk.press('重写');
  await phone.walk.reads('用手指在框里写名字。');
  expect((await draft()).signatures).toEqual([]);
});

test('who cannot write has her thumb and a witness; nothing is ticked before she ticks it', async () => {
  await comeIn();
  await openForm('consents');
  const ticks = phone.page.getByRole('checkbox').filter({ visible: true });
  await expect.poll(() => ticks.count()).toBe(3);
  expect(await ticks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-checked')))).toEqual(['false', 'false', 'false']);
  await ticks.nth(1).tap();
  await expect.poll(async () => Object.keys((await draft()).consents)).toEqual(['household-check']);

  await phone.walk.seen(phone.page.getByRole('radio', { name: '不会写字，按手印' })).tap();
  await phone.walk.write('王秀英');
  await phone.walk.reads('✕ 见证人要是旁边的人，不能是本人。');
  await phone.walk.write('张兰芳');
  const { jpeg } = await photographPaper(phone.page, inventShot('good', 3), 100);
  await choose('拍手印', jpeg);
  await phone.walk.seen(phone.page.getByRole('img', { name: '第1张照片' })).waitFor();
  const { papers, signatures } = await draft();
  expect(papers).toMatchObject([{ kind: 'thumb-mark', whose: 'm1' }]);
  expect(signatures).toEqual([{ by: 'm1', kind: 'thumb', paperId: papers[0]!.paperId, witness: { name: '张兰芳' } }]);
});
