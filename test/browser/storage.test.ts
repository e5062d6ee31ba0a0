import { describe, expect, test } from 'vitest';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

/* A real browser that keeps badly: what the phone's pages do when storage is forbidden, thrown away, full or newer. */

const phone = usePhoneInBrowser();

async function comeIn(): Promise<void> {
  await phone.page.goto(
    `${phone.county.publicUrl}/qr/landing?to=learn&q=${encodeURIComponent(`${phone.county.publicUrl}/m/${phone.county.codeId}`)}`,
  );
  await phone.walk.reads('临时救助（支出型）');
}

async function beginToWrite(): Promise<void> {
  await phone.walk.seen(phone.page.getByText('临时救助（支出型）')).tap();
  await phone.walk.begin();
  await phone.walk.seen(phone.page.getByRole('radio', { name: '给我自己办' })).tap();
}

/** Opens the form at one of its pages, in a fresh document. */
async function openForm(step: string): Promise<void> {
  await phone.page.goto(`${phone.county.publicUrl}/apply/form?program=temp-assist-expense&step=${step}`);
}

async function photograph(): Promise<void> {
  await openForm('paper:medical-bills');
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.walk.press('拍照或选照片')]);
  const dataUrl = await phone.page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [300, 400];
    canvas.getContext('2d')!.fillRect(0, 0, 100, 100);
    return canvas.toDataURL('image/jpeg', 0.9);
  });
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(dataUrl.split(',')[1]!, 'base64') });
}

const keptDrafts = (): Promise<number> =>
  phone.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length);

describe('a browser', () => {
  test('that forbids all storage can be read and written in, and says that it forgets', async () => {
    await phone.context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        });
      }
    });
    await comeIn();
    await phone.walk.reads('这个手机记不住。请一次写完，别关。');
    await beginToWrite();
    await phone.walk.goOn('下一题');
    await phone.context.setOffline(true);
    await phone.walk.seen(phone.page.getByText('现在没网', { exact: true })).waitFor();
    expect(await phone.page.getByText('写的都在手机里').count()).toBe(0);
  });

  test('without IndexedDB takes the photo all the same, and says so', async () => {
    await phone.context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await comeIn();
    await beginToWrite();
    await photograph();
    await phone.walk.seen(phone.page.getByRole('img', { name: '第1张照片' })).waitFor();
    await phone.walk.reads('这个手机记不住。请一次写完，别关。');
  });

  test('whose shelf for photos a newer app has arranged, or left half made, still takes them', async () => {
    await comeIn();
    await beginToWrite();
    await phone.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('mashang', 7);
          opening.onupgradeneeded = () => void opening.result.createObjectStore('of-later');
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
          opening.onerror = () => reject(opening.error);
        }),
    );
    await photograph();
    await phone.walk.seen(phone.page.getByRole('img', { name: '第1张照片' })).waitFor();
    await phone.page.reload();
    await phone.walk.seen(phone.page.getByRole('img', { name: '第1张照片' })).waitFor();
    expect(await phone.page.getByText('这个手机记不住').count()).toBe(0);
  });

  test('that threw the photos away still has every word', async () => {
    await comeIn();
    await beginToWrite();
    await photograph();
    await phone.walk.seen(phone.page.getByRole('img', { name: '第1张照片' })).waitFor();
    await phone.page.goto(`${phone.county.publicUrl}/home/index`);
    await phone.page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('mashang').onsuccess = resolve)));
    await openForm('filled-by');
    await expect
      .poll(() => phone.walk.seen(phone.page.getByRole('radio', { name: '给我自己办' })).getAttribute('aria-checked'))
      .toBe('true');
  });

  test('that is full drops what can be fetched again before a word, then says so, and goes on when there is room', async () => {
    await comeIn();
    await beginToWrite();
    expect(await keptDrafts()).toBe(1);
    const fill = (): Promise<void> =>
      phone.page.evaluate(() => {
        let size = 4_000_000;
        let text = '';
        while (size >= 1) {
          try {
            localStorage.setItem('of-somebody-else', text + 'x'.repeat(size));
            text += 'x'.repeat(size);
          } catch {
            size = Math.floor(size / 2);
          }
        }
      });
    await openForm('name');
    const isKept = (name: string): Promise<boolean> =>
      phone.page.evaluate(
        (text) => Object.entries(localStorage).some(([key, kept]) => key.startsWith('draft:') && kept.includes(text)),
        name,
      );
    // The towns go for it first, and then the catalogue.
    let name = '王秀英';
    for (const spare of ['places', 'catalogue']) {
      await expect.poll(() => phone.page.evaluate((key) => localStorage.getItem(key), spare)).not.toBeNull();
      await fill();
      name += '英'.repeat(8);
      await phone.walk.seen(phone.page.getByRole('textbox')).fill(name);
      await expect.poll(() => isKept(name)).toBe(true);
      expect(await phone.page.evaluate((key) => localStorage.getItem(key), spare)).toBeNull();
    }
    await fill();
    await phone.walk.seen(phone.page.getByRole('textbox')).fill(`${name}${'英'.repeat(60)}`);
    await phone.walk.reads('手机存不下了');
    await phone.page.evaluate(() => localStorage.removeItem('of-somebody-else'));
    await phone.walk.seen(phone.page.getByRole('textbox')).fill('王秀英兰');
    await expect.poll(() => isKept('王秀英兰')).toBe(true);
  });

  test('with rubbish under every key starts, and shows a draft of a newer app by its name', async () => {
    await comeIn();
    await beginToWrite();
    const kept = await phone.page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key === 'village') continue;
        const text = localStorage.getItem(key)!;
        if (key.startsWith('draft:')) {
          const { data } = JSON.parse(text) as { data: string };
          localStorage.setItem(key, JSON.stringify({ data: JSON.stringify({ ...JSON.parse(data), vocabulary: 99 }) }));
        } else localStorage.setItem(key, '{"data":"{","hasOwnProperty":1}');
      }
      return Object.entries(localStorage).find(([key]) => key.startsWith('draft:'))!;
    });
    await phone.page.goto(`${phone.county.publicUrl}/home/index`);
    await phone.walk.reads('这份是新版写的，没丢。请关掉码上，再打开。');
    await phone.walk.reads('临时救助（支出型）');
    expect(await phone.page.evaluate((key) => localStorage.getItem(key), kept[0])).toBe(kept[1]);
  });
});
