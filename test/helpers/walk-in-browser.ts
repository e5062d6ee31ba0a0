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

  /** From a program's page into an application for it alone. */
  async begin(): Promise<void> {
    await this.press('申请这一项');
    await this.press(/^就办这1样$/);
    await this.reads('您替谁办？');
  }

  /** For herself, who lives alone: her name, then all questions until her ID number is asked for. */
  async answerFacts(name = '王秀英'): Promise<void> {
    await this.seen(this.page.getByRole('radio', { name: '给我自己办' })).tap();
    await this.goOn('下一题');
    await this.write(name);
    await this.goOn('下一题');
    await this.goOn('就一个人过');
    while (!(await this.title()).includes('身份证号')) await this.answerNext();
  }

  /** Sums in figures, nothing of what may be ticked, the rest by the first choice. */
  async answerNext(): Promise<void> {
    const none = this.page.getByRole('button', { name: /^(一样都没有|没有)$/ }).filter({ visible: true });
    const field = this.page.getByRole('textbox').filter({ visible: true });
    if ((await none.count()) === 0) {
      if ((await field.count()) > 0) {
        const sum = await this.seen(this.page.getByText('元', { exact: true }))
          .isVisible()
          .catch(() => false);
        await field.first().fill(sum ? '31000' : '2');
        if (sum) await this.reads('三万一千元');
      } else {
        await this.seen(this.page.getByRole('radio')).tap();
      }
    }
    await this.goOn(/^(下一题|一样都没有|没有)$/);
  }

  async write(text: string): Promise<void> {
    await this.seen(this.page.getByRole('textbox')).fill(text);
  }

  /** Whatever papers are asked for follow later. */
  async leavePapers(): Promise<void> {
    while ((await this.title()).startsWith('拍一下')) {
      await this.seen(this.page.getByRole('checkbox')).tap();
      await this.goOn('下一题');
    }
  }

  /** Ticks every consent, signs with a finger, and goes on to read it all once more. */
  async agree(goesOn: string | RegExp = '看一遍'): Promise<void> {
    if ((await this.title()).includes('告诉谁')) await this.goOn('下一题');
    const ticks = this.page.getByRole('checkbox').filter({ visible: true });
    for (let at = 0; at < (await ticks.count()); at += 1) await ticks.nth(at).tap();
    await this.sign();
    await this.goOn(goesOn);
  }

  /** A name, written large. */
  async sign(): Promise<void> {
    const pad = this.seen(this.page.getByRole('img', { name: /签名区/ }));
    await pad.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await pad.boundingBox())!;
    for (const row of [0.3, 0.6]) {
      await this.page.mouse.move(x + width * 0.1, y + height * row);
      await this.page.mouse.down();
      for (let at = 1; at <= 8; at += 1) await this.page.mouse.move(x + width * (0.1 + at * 0.09), y + height * (row + (at % 2) * 0.2));
      await this.page.mouse.up();
    }
    await this.reads('✓ 写好了');
  }

  /** From the program's page to 交上去, without photos. */
  async fillForm(): Promise<void> {
    await this.begin();
    await this.fillAlone();
  }

  /** All pages of whoever lives alone, and his papers follow. */
  async fillAlone(): Promise<void> {
    await this.answerFacts();
    for (const said of [inventedIdNumber(1), '2组，村东头']) {
      await this.write(said);
      await this.goOn('下一题');
    }
    await this.leavePapers();
    await this.agree();
  }
}
