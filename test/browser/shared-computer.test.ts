import { expect, test } from 'vitest';
import { dumpPhone } from '../helpers/dump-phone.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

/* A real browser on somebody else's table: what lies in it while she writes, and that nothing does once she has wiped it. */

const phone = usePhoneInBrowser();

test('one button leaves nothing behind: no word, photo, session or page, after it was said what is unsent', async () => {
  const { page, walk, county } = phone;
  const land = encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`);
  await page.goto(`${county.publicUrl}/qr/landing?to=learn&q=${land}`);
  await walk.reads('临时救助（支出型）');
  // What the app has kept of a family half way through its form: by the app's own keys, and one photo.
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const id = '11111111-1111-4111-8111-111111111111';
        const text = { vocabulary: 2, submissionId: id, villageCode: 'x', programs: ['dibao-family'], programName: '低保' };
        const draft = { ...text, applicant: { name: '王秀英', idNumber: '999900195001010024', address: '2组', filledBy: 'self' } };
        localStorage.setItem(`draft:${id}`, JSON.stringify({ data: JSON.stringify(draft) }));
        const opening = indexedDB.open('mashang');
        opening.onupgradeneeded = () => void opening.result.createObjectStore('photos');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const keeping = opening.result.transaction('photos', 'readwrite');
          keeping.objectStore('photos').put(new Uint8Array([0xff, 0xd8, 0xff]).buffer, id);
          keeping.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await page.goto(`${county.publicUrl}/home/index`);
  await walk.reads('没写完：低保');
  const before = await dumpPhone(page);
  expect(before.texts).toContain('王秀英');
  expect(before.photos).toHaveLength(1);

  await walk.press('这是别人的电脑，用完全擦掉');
  await walk.reads('还有1份没交上。擦了就没了，找不回来。');
  // What is there afterwards a page of this very origin looks at that runs nothing of ours.
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() ? route.fulfill({ body: 'nothing runs here' }) : route.continue(),
  );
  await walk.press(/^全擦掉$/);
  await walk.reads('nothing runs here');
  expect(await dumpPhone(page)).toEqual({ texts: '{}\n{}', photos: [], caches: [], workers: 0 });
});
