import { expect, test } from 'vitest';
import { inventedIdNumber } from '../helpers/villager.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

const phone = usePhoneInBrowser({ by: 'keyboard', keepsApp: false });

interface Focus {
  says: string;
  ringed: boolean;
}

/** What has the keyboard, and whether an eye can see that. */
const focus = (): Promise<Focus> =>
  phone.page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    // A field inside a larger box may leave the ring to the box.
    const ringed = [element, element.parentElement!].some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    return { says: element === document.body ? '' : (element.getAttribute('aria-label') ?? element.innerText ?? ''), ringed };
  });

/** Presses Tab until what she wants has the keyboard; every stop on the way must be visible. */
async function tabTo(wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 80; stop += 1) {
    await phone.page.keyboard.press('Tab');
    const { says, ringed } = await focus();
    passed.push(says.replace(/\s+/g, ' '));
    if (says) expect(ringed, `the keyboard is on “${says}” and nobody can see it`).toBe(true);
    if (typeof wanted === 'string' ? says.includes(wanted) : wanted.test(says)) return;
  }
  throw new Error(`“${wanted}” cannot be reached by Tab: ${passed.join(' | ')}`);
}

async function choose(wanted: string | RegExp): Promise<void> {
  await tabTo(wanted);
  await phone.page.keyboard.press('Enter');
}

const title = (): Promise<string> => phone.page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().innerText();

async function goOn(button: string): Promise<void> {
  const before = await title();
  await choose(button);
  await expect.poll(title).not.toBe(before);
  // A page that still waits for what the phone keeps has nothing yet to press Tab to.
  await expect.poll(() => phone.page.locator('.waiting').filter({ visible: true }).count()).toBe(0);
  // The next question has the keyboard: a reader says it, and Tab goes on from there.
  await expect.poll(async () => (await phone.page.evaluate(() => document.activeElement?.getAttribute('role'))) ?? '').toBe('heading');
}

test('from the wall code to the page before sending, by the keyboard alone', async () => {
  await phone.page.goto(`${phone.county.publicUrl}/m/${phone.county.codeId}`);
  await choose('码上知');
  await phone.page.getByText('手机上就能办').waitFor();
  await choose('临时救助（支出型）');
  await expect.poll(title).toBe('看病上学花钱太多');
  await goOn('申请这一项');
  await goOn('就办这1样');
  await choose('给我自己办');
  await goOn('下一题');
  await tabTo(/姓名/);
  await phone.page.keyboard.type('王秀英');
  await goOn('下一题');
  await goOn('就一个人过');
  for (let question = 0; question < 40 && !(await title()).includes('身份证号'); question += 1) {
    const asked = await title();
    const none = phone.page.getByRole('button', { name: /^(一样都没有|没有)$/ }).filter({ visible: true });
    if (await none.count()) {
      await goOn(await none.innerText());
      continue;
    }
    if (await phone.page.getByRole('textbox').filter({ visible: true }).count()) {
      // The pad's own field takes a computer's figures too.
      await tabTo(asked);
      await phone.page.keyboard.type('2');
    } else {
      await choose(/^不知道$/);
    }
    await goOn('下一题');
  }
  for (const written of [inventedIdNumber(1), '2组']) {
    await tabTo(/身份证号|几组/);
    await phone.page.keyboard.type(written);
    await goOn('下一题');
  }
  while ((await title()).startsWith('拍一下')) {
    await choose(/以后再补/);
    await goOn('下一题');
  }
  expect(await title()).toContain('告诉谁');
  await goOn('下一题');
  const consents = await phone.page.getByRole('checkbox').filter({ visible: true }).allInnerTexts();
  for (const consent of consents) await choose(consent.slice(0, 8));
  // Nobody signs by keyboard: asked for once, it is left for the town.
  await choose('看一遍');
  await phone.page.getByText('请签个名').waitFor();
  await phone.page.keyboard.press('Enter');
  await expect.poll(title).toBe('请看一遍');

  // The sheet keeps the keyboard while it asks, and gives it back.
  await choose('不要了，删掉');
  await phone.page.getByRole('dialog').waitFor();
  for (let stop = 0; stop < 3; stop += 1) {
    await phone.page.keyboard.press('Tab');
    expect(['删掉', '先不动，回去']).toContain((await focus()).says);
  }
  await phone.page.keyboard.press('Escape');
  await phone.page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await focus()).says).toBe('不要了，删掉');
});
