import { expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser({ width: 320, height: 640, by: 'keyboard', keepsApp: false });

/** Debian's Chromium has no voices: the browser's own interface is filled with one that writes down what it is told to say. */
async function openWithVoices(voices: { lang: string; localService: boolean }[]): Promise<void> {
  await phone.page.addInitScript((given) => {
    const said: { text: string; rate: number }[] = [];
    let speaking: { onend?: () => void; onerror?: (event: { error: string }) => void } | undefined;
    class Utterance {
      text: string;
      rate = 1;
      constructor(text: string) {
        this.text = text;
      }
    }
    const synthesis = {
      getVoices: () => given,
      addEventListener: () => undefined,
      speak(spoken: Utterance & typeof speaking) {
        speaking = spoken;
        said.push({ text: spoken.text, rate: spoken.rate });
      },
      cancel() {
        const stopped = speaking;
        speaking = undefined;
        stopped?.onerror?.({ error: 'canceled' });
      },
    };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    Object.assign(globalThis, {
      SpeechSynthesisUtterance: Utterance,
      said,
      finishSentence: () => {
        const done = speaking;
        speaking = undefined;
        done?.onend?.();
      },
    });
  }, voices);
}

type Speaking = { said: { text: string; rate: number }[]; finishSentence(): void };
const said = (): Promise<Speaking['said']> => phone.page.evaluate(() => (globalThis as unknown as Speaking).said);
const finishSentence = (): Promise<void> => phone.page.evaluate(() => (globalThis as unknown as Speaking).finishSentence());
const press = (name: string): Promise<void> => phone.page.getByRole('button', { name }).filter({ visible: true }).first().click();

async function openHome(): Promise<void> {
  await phone.page.goto(
    `${phone.county.publicUrl}/qr/landing?q=${encodeURIComponent(`${phone.county.publicUrl}/m/${phone.county.codeId}`)}`,
  );
  await press('是');
  await phone.page.getByText('康家村').first().waitFor();
}

test('a page is read sentence by sentence, slower and again when she asks, and stops when she says so', async () => {
  await openWithVoices([{ lang: 'zh-CN', localService: true }]);
  await openHome();
  await press('念给我听');
  await expect.poll(async () => (await said()).map(({ text }) => text)).toEqual(['无棣县 · 海丰街道']);
  await finishSentence();
  await expect.poll(async () => (await said()).at(-1)!.text).toBe('康家村');
  expect(await findBarriers(phone.page)).toEqual([]);

  await press('慢一点');
  await expect.poll(async () => (await said()).length).toBe(3);
  const [, usual, slow] = await said();
  expect(slow!.text).toBe('康家村');
  expect(slow!.rate).toBeLessThan(usual!.rate);
  await press('再念一遍');
  await expect.poll(async () => (await said()).map(({ text }) => text).slice(2)).toEqual(['康家村', '康家村']);
  await press('下一句');
  await expect.poll(async () => (await said()).at(-1)!.text).toBe('码上知');

  await press('不念了');
  await phone.page.getByText('慢一点').waitFor({ state: 'detached' });
  const count = (await said()).length;
  await finishSentence();
  expect((await said()).length).toBe(count);
});

test('where no voice speaks Chinese, nobody offers to read', async () => {
  await openWithVoices([{ lang: 'en-US', localService: true }]);
  await openHome();
  expect(await phone.page.getByText('念给我听').count()).toBe(0);
});

test('a page about a person is not read by a voice that lives elsewhere', async () => {
  await openWithVoices([{ lang: 'zh_CN', localService: false }]);
  await openHome();
  await phone.page.getByText('念给我听').first().waitFor();
  await phone.page.goto(`${phone.county.publicUrl}/me/index`);
  await phone.page.getByText('还没认手机号').first().waitFor();
  expect(await phone.page.getByText('念给我听').filter({ visible: true }).count()).toBe(0);
});
