import type { Locator, Page } from 'playwright-core';
import type { TestCounty } from './test-county.ts';
import { inventedIdNumber } from './villager.ts';

/** Milliseconds: longer than any page takes where two cores do everything at once. */
const patience = 20_000;

/** One villager's finger on the phone's pages, in a browser. */
export class WalkInBrowser {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Pages below the one in front stay in the document, hidden. */
  seen(locator: Locator): Locator {
    return locator.filter({ visible: true }).first();
  }

  press(name: string | RegExp): Promise<void> {
    return this.seen(this.page.getByRole('button', { name })).tap();
  }

  reads(text: string | RegExp): Promise<void> {
    return this.seen(this.page.getByText(text)).waitFor();
  }

  title(): Promise<string> {
    return this.seen(this.page.getByRole('heading', { level: 1 })).innerText();
  }

  /** Presses the button and waits for the next question. */
  async goOn(name: string | RegExp): Promise<void> {
    const before = await this.title();
    await this.press(name);
    const deadline = Date.now() + patience;
    while ((await this.title()) === before) {
      if (Date.now() > deadline) throw new Error(`She pressed ${name} and is still asked: ${before}`);
      await this.page.waitForTimeout(20);
    }
  }

  async signIn(county: Pick<TestCounty, 'knock' | 'sms'>, phone: string): Promise<void> {
    await this.write(phone);
    await this.press('发给我6个数字');
    await this.reads(`发到 ${phone} 了，10分钟内填。`);
    await county.knock();
    const message = county.sms.phones.messages.findLast((one) => one.phone.endsWith(phone) && one.text.includes('登录'));
    await this.write(/\d{6}/.exec(message!.text)![0]);
    await this.press('填好了');
    await this.page.waitForURL((url) => !url.pathname.includes('sign-in'));
  }

  /** Answers what is asked of the household until the person is asked for: sums in figures, the rest by the first choice. */
  async answerFacts(): Promise<void> {
    await this.seen(this.page.getByRole('radio', { name: '给我自己办' })).tap();
    await this.goOn('下一题');
    while (!(await this.title()).includes('叫什么名字')) {
      const field = this.page.getByRole('textbox').filter({ visible: true });
      if ((await field.count()) > 0) {
        const sum = await this.seen(this.page.getByText('元', { exact: true }))
          .isVisible()
          .catch(() => false);
        await field.first().fill(sum ? '31000' : '2');
        if (sum) await this.reads('三万一千元');
      } else {
        await this.seen(this.page.getByRole('radio')).tap();
      }
      await this.goOn('下一题');
    }
  }

  async write(text: string): Promise<void> {
    await this.seen(this.page.getByRole('textbox')).fill(text);
  }

  /** Ticks every consent, and goes on to read it all once more. */
  async agree(): Promise<void> {
    const ticks = this.page.getByRole('checkbox').filter({ visible: true });
    for (let at = 0; at < (await ticks.count()); at += 1) await ticks.nth(at).tap();
    await this.goOn('看一遍');
  }

  /** From the program's page to 交上去, without photos. */
  async fillForm(): Promise<void> {
    await this.press('申请这一项');
    await this.answerFacts();
    for (const said of ['王秀英', inventedIdNumber(1), '2组，村东头']) {
      await this.write(said);
      await this.goOn('下一题');
    }
    await this.seen(this.page.getByText('现在没有，以后再补')).tap();
    await this.goOn('下一题');
    await this.agree();
  }
}
