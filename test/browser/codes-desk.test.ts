import { beforeAll, expect, test } from 'vitest';
import { findBarriers } from '../helpers/browser.ts';
import { hire } from '../helpers/hire.ts';
import {
  answerInBrowser,
  countyCard,
  health,
  inventJob,
  inventReport,
  listed,
  Refusal,
  villageFile,
  villages,
  wechatRule,
} from '../helpers/invented-places.ts';
import { useDeskInBrowser } from '../helpers/use-desk-in-browser.ts';

const desk = useDeskInBrowser();
const { see, tabTo, signIn } = desk;

const focused = () => desk.page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
const press = async (text: string) => {
  await tabTo(text);
  await desk.page.keyboard.press('Enter');
};
const clean = async () => expect(await findBarriers(desk.page)).toEqual([]);

beforeAll(() => hire(desk.county, { login: 'county-qian', name: '钱演示', role: 'county', places: ['371623'] }));

test('a county officer goes from a spreadsheet to a checked file to print at the keyboard; she is told whom to ask, and the colleague confirms what she read', async () => {
  const { page } = desk;
  let report = inventReport();
  let job = inventJob({ pagesDone: 0 });
  let tries = 0;
  await answerInBrowser(page, {
    staffReadCodeHealth: () => health,
    staffReadCountyCard: () => countyCard,
    staffListPlacesFiles: () => ({ files: [listed(report)] }),
    staffTryPlacesFile: () => {
      tries += 1;
      return tries === 1 ? new Refusal(400, 'file-unreadable', '这个文件读不懂', '第一行没有“区划代码”。') : report;
    },
    staffReadPlacesFile: () => report,
    staffConfirmPlacesFile: (body) => {
      expect(body).toEqual({ sha256: report.sha256, digest: report.digest });
      return (report = { ...report, state: 'confirmed', closedBy: '钱演示' });
    },
    staffListPosterJobs: () => ({ jobs: [] }),
    staffAskPosters: (body) => {
      expect(body).toMatchObject({ sheet: 'a4' });
      return (job = { ...job, jobId: (body as { jobId: string }).jobId });
    },
    staffReadPosterJob: () =>
      (job = { ...job, state: 'finished', pagesDone: 588, pagesTotal: 588, bytes: 9_400_000, sha256: 'a1b2'.repeat(16) }),
    staffReadWechatRule: () => wechatRule,
    staffDownloadPosters: () => Buffer.from('%PDF-1.7'),
  });
  await signIn('county');
  await press('村和码');
  await see('一共161个村：10个没人扫，2个有人报坏，60个没巡过。');
  expect(await focused()).toBe('村和码');
  await press('村名册');
  await page.getByRole('heading', { name: '县里的电话' }).waitFor();
  const choose = () =>
    page.getByLabel(/^文件/).setInputFiles({ name: '村名册.csv', mimeType: 'text/csv', buffer: Buffer.from('区划代码\n') });
  await choose();
  await see('先选这是什么，再选文件。');
  await page.getByLabel('村和镇').focus();
  await page.keyboard.press('Space');
  await see('至少要有：村编码、村名。');
  await choose();
  await see('第一行没有“区划代码”。');
  expect(await focused()).toContain('这个文件读不懂');
  await clean();
  await choose();
  await see('要另一位同事确认：钱演示。');
  expect(await focused()).toContain('会改2处，退回2行，590行和现在一样。');
  expect(await page.getByRole('button', { name: /^确认/ }).count()).toBe(0);
  expect(await page.getByRole('row').nth(1).innerText()).toContain('号被表格软件改成了科学计数');

  report = { ...report, mayConfirm: true };
  await press('‹ 村名册');
  await press('看一看：无棣县村名册2026年11月.xlsx');
  await page.getByRole('button', { name: /^确认/ }).waitFor();
  await clean();
  await press('确认，照这样改（2处）');
  await see('改好了2处。');
  expect(await focused()).toBe('改好了2处。');
  await press('去印海报');
  await page.getByRole('button', { name: '开始做' }).waitFor();
  expect(await page.getByLabel('A4海报').isChecked()).toBe(true);
  await press('开始做');
  await see(/^开始做了/);
  expect(await focused()).toContain('开始做了');
  await see('✓ 做好了，查过了');
  await clean();
  const download = page.waitForEvent('download');
  await press('下载PDF（9.0 MB）');
  expect((await download).suggestedFilename()).toBe('A4海报-无棣县全部-2026-11-27.pdf');
  await see(/^下好了/);

  await press('微信设置');
  await see('！ 域名还没有备案，微信不让填。');
  await clean();
  await page.getByRole('button', { name: '复制二维码规则' }).focus();
  await page.keyboard.press('Enter');
  await see('复制好了：二维码规则');
});

test('a page that watches a job rests after minutes in which nobody touched it, and asks again when she does', async () => {
  const { page, county } = desk;
  let asked = 0;
  await answerInBrowser(page, {
    staffReadCodeHealth: () => health,
    staffListPosterJobs: () => ({ jobs: [inventJob()] }),
    staffReadPosterJob: () => {
      asked += 1;
      return inventJob({ pagesDone: 100 + asked });
    },
  });
  await page.clock.install();
  await signIn('county');
  await page.goto(`${county.staffUrl}/staff/posters`);
  await see('做了120页，一共589页');
  await page.clock.runFor(2_100);
  await see('做了101页，一共589页');
  await page.clock.fastForward('05:00');
  await see('好几分钟没人动，先不自己看了。做还在做。');
  const rested = asked;
  await page.clock.fastForward('10:00');
  expect(asked).toBe(rested);
  await page.getByRole('button', { name: '看看做到哪了' }).focus();
  await page.keyboard.press('Enter');
  await page.clock.runFor(2_100);
  await expect.poll(() => asked).toBeGreaterThan(rested);
});

test('a town officer records what she found before a code and what became of a report; codes and the register are not hers', async () => {
  const { page } = desk;
  const said: unknown[] = [];
  await answerInBrowser(page, {
    staffReadCodeHealth: () => ({ ...health, towns: health.towns.slice(1, 2) }),
    staffListVillages: () => villages,
    staffReadVillage: () => villageFile,
    staffRecordCodeCheck: (body) => {
      said.push(body);
      return { checkId: (body as { checkId: string }).checkId, onDay: '2026-11-27' };
    },
    staffCloseCodeTask: (body) => {
      said.push(body);
      return said.length < 3 ? new Refusal(503, 'try-again-later', '', '') : villageFile.tasks[0]!;
    },
  });
  await signIn('haifeng');
  await press('村和码');
  await see('海丰街道');
  expect(await page.getByRole('navigation', { name: '村码的几页' }).getByRole('link').allInnerTexts()).toEqual(['村和码', '海报']);
  await page.getByRole('row').getByRole('link', { name: '海丰街道' }).focus();
  await page.keyboard.press('Enter');
  await see('！ 有人报：破了，扫不出来（3次）');
  await clean();
  await press('康家村');
  await page.getByRole('heading', { name: '巡查' }).waitFor();
  await clean();
  for (const name of ['换新码', /^停用/, '登记旧码']) expect(await page.getByRole('button', { name }).count()).toBe(0);

  await press('记一次巡查');
  expect(await focused()).toContain('您站在码跟前看了');
  await press('记下');
  await see('请选一个。');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('记一次巡查');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await press('记下');
  await see('巡查记下了。');
  expect(await focused()).toBe('巡查记下了。');
  await press('处理');
  await page.getByLabel('重新印了，挂上了').check();
  await press('记下');
  await see('服务器出了点事，正在修。');
  await press('记下');
  await see('记下了，这一条办完了。');
  expect(said).toMatchObject([{ finding: 'fine' }, { outcome: 'reprinted' }, { outcome: 'reprinted' }]);
});
