import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../helpers/browser.ts';
import { bundleChecks } from '../look/bundle-checks.ts';
import { judgeBarriers, judgePage, turnTo } from '../look/judge-page.ts';
import { hardestLook, type Look } from '../look/looks.ts';

/* A check that finds nothing anywhere is worse than none: each is shown one bad thing, and good ones beside it. */

const usual: Look = { width: 320, text: '1', scheme: 'light' };
let browser: Browser;
let page: Page;
let cdp: CDPSession;
let checks: string;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
  checks = await bundleChecks();
});
afterAll(() => browser?.close());

const head = `<!doctype html><html lang="zh-CN"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>一页</title><style>
  body { margin: 20px; background: #f4f6f3; color: #1b1f23; font: 1.125rem/1.5 sans-serif }
  button { display: block; width: 100%; min-height: 60px; margin: 12px 0; font: inherit; color: #fff; background: #0b6b4a; border: 0 }
  .foot { position: sticky; bottom: 0; background: #f4f6f3 } p { margin: 12px 0 } h1 { font-size: 1.75rem }
  @media (prefers-color-scheme: dark) { .night { background: #111; color: #eee } .forgotten { background: #111 } }
  </style></head>`;

async function show(body: string, look: Look = usual): Promise<void> {
  await page.setContent(`${head}<body><main>${body}</main></body></html>`);
  await turnTo(page, cdp, look);
}

/** What is found, as `rule element`. */
async function found(body: string, look: Look = usual): Promise<string[]> {
  await show(body, look);
  const { found } = await judgePage(page, checks, look, { contrast: true, picture: false });
  return found.map(({ rule, element }) => `${rule} ${element}`);
}

const good = `<h1>您是哪个村的？</h1><p>选好村，才能看。</p><button>选我的村</button><label>手机号<input style="width: 100%; height: 64px"
  placeholder="11位" aria-label="手机号"></label>${'<p>一行一行往下看。</p>'.repeat(20)}<div class="foot"><button>下一步</button></div>`;

test('a good page has nothing wrong, also with the text set large and with a foot that stays in sight', async () => {
  expect(await found(good)).toEqual([]);
  expect(await found(good, hardestLook)).toEqual([]);
  expect(await judgeBarriers(page)).toEqual([]);
});

test('a phone’s own text size reaches every size in rem, and only the width of the screen its width', async () => {
  await show('<p>字</p>', hardestLook);
  const sizes = () => page.evaluate(() => [getComputedStyle(document.querySelector('p')!).fontSize, `${innerWidth}`]);
  expect(await sizes()).toEqual(['24.75px', '320']);
  await turnTo(page, cdp, { ...hardestLook, width: 430, text: '1' });
  expect(await sizes()).toEqual(['18px', '430']);
});

test.each([
  ['a page wider than the phone', '<p style="width: 400px">宽</p>', 'sideways-scroll p "宽"'],
  ['a box that scrolls sideways', '<p style="overflow-x: auto; white-space: nowrap">' + '很长'.repeat(30) + '</p>', 'sideways-scroll p'],
  ['text cut by its box', '<p style="height: 20px; overflow: hidden">第一行第一行第一行第一行第一行第一行</p>', 'cut-text p'],
  [
    'text cut by a box further up',
    '<div class="box" style="height: 50px; overflow: hidden"><p>一</p><p class="below">看不见</p></div>',
    'cut-text p.below "看不见"',
  ],
  [
    'text that ends in an ellipsis',
    '<p style="overflow: hidden; white-space: nowrap; text-overflow: ellipsis">' + '很长'.repeat(30) + '</p>',
    'cut-text p',
  ],
  [
    'text that ends after two lines',
    '<p style="display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden">' + '很长'.repeat(60) + '</p>',
    'cut-text p',
  ],
  [
    'a field too short for what is in it',
    '<input aria-label="号" style="width: 90px; height: 60px" value="370000195601150012">',
    'cut-text input',
  ],
  [
    'a field too short for its hint',
    '<input aria-label="号" style="width: 80px; height: 60px" placeholder="请写身份证号码">',
    'cut-text input',
  ],
  ['text beyond the left edge', '<p style="margin-left: -60px">前面看不见</p>', 'cut-text p'],
  ['text smaller than the smallest', '<p style="font-size: 14px">小字</p>', 'small-text p "小字"'],
  ['two texts on each other', '<p>下面的字</p><p class="up" style="margin-top: -30px">上面的字</p>', 'overlap p "下面的字"'],
  ['two targets on each other', '<button>一</button><button style="margin-top: -30px">二</button>', 'overlap button "一"'],
  ['text on a target that is not its own', '<button>办</button><p style="margin: -44px 0 0 60px">字</p>', 'overlap p "字"'],
  [
    'text behind something',
    '<p>盖住了</p><div style="position: relative; top: -45px; height: 50px; background: #fff"></div>',
    'covered p "盖住了"',
  ],
  [
    'the last line behind a foot that does not make room',
    '<p>' +
      '一行<br>'.repeat(40) +
      '</p><p class="last">最后一行</p><div style="position: fixed; bottom: 0; left: 0; width: 100%; height: 70px; background: #fff"></div>',
    'covered p.last',
  ],
  ['a target of 40 px', '<button style="min-height: 40px; height: 40px">小</button>', 'small-target button "小"'],
  ['a minor target of 40 px', '<button class="minor" style="min-height: 40px; height: 40px">小</button>', 'small-target button.minor'],
  [
    'two targets 4 px apart',
    '<button style="margin-bottom: 4px">一</button><button style="margin-top: 4px">二</button>',
    'close-targets button "一"',
  ],
  ['grey on white', '<p style="background: #fff; color: #888">淡</p>', 'low-contrast p "淡"'],
  ['letters half transparent', '<p style="opacity: 0.4">淡</p>', 'low-contrast p "淡"'],
  [
    'a pale hint in a field',
    '<style>::placeholder { color: #aaa }</style><input style="height: 60px; width: 100%" placeholder="比如" aria-label="名">',
    'low-contrast input',
  ],
  [
    'white on a picture that is half white',
    '<p style="color: #fff; background: linear-gradient(90deg, #000 10%, #fff 12%)">一二三四五六七八九十一二三四</p>',
    'low-contrast p',
  ],
  [
    'text whose ground is another element, not its parent',
    '<div style="position: relative"><div style="position: absolute; inset: 0; background: #222; z-index: -1"></div><p>黑上黑</p></div>',
    'low-contrast p "黑上黑"',
  ],
])('%s is found', async (_what, body, wanted) => {
  // Two paragraphs side by side make the wrong one known by its name, not by being alone.
  const all = await found(`<p>好好的一行</p>${body}`);
  expect(all.some((one) => one.startsWith(wanted))).toBe(true);
  expect(all.filter((one) => one.includes('好好的一行'))).toEqual([]);
});

test('text that does not grow with the person’s setting is found', async () => {
  const body = '<p>会变大</p><p style="font-size: 18px">不变大</p>';
  expect(await found(body)).toEqual([]);
  expect(await found(body, hardestLook)).toEqual(['small-text p "不变大"']);
});

test('a colour forgotten in the dark design is found by night alone', async () => {
  const body = '<p class="night">夜里也看得见</p><p class="forgotten">夜里看不见</p>';
  expect(await found(body)).toEqual([]);
  expect(await found(body, { ...usual, scheme: 'dark' })).toEqual(['low-contrast p.forgotten "夜里看不见"']);
});

test('a minor target of 44 px, words for a screen reader alone, and tight lines of large type are nothing wrong', async () => {
  const body = `<button class="minor" style="min-height: 44px; height: 44px">小</button>
    <p>字<span style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">只念出来的话</span></p>
    <h1 style="line-height: 1.2; margin: 0">很大的标题很大的标题很大的标题</h1><h1 style="line-height: 1.2; margin: 0">又一个标题</h1>`;
  expect(await found(body)).toEqual([]);
});

test('below an open dialog only the dialog counts', async () => {
  const dialog = (words: string): string =>
    `<p>后面的话</p><div role="dialog" aria-modal="true" aria-label="问" style="position: fixed; inset: 0; background: #fff"><p>${words}</p></div>`;
  expect(await found(dialog('前面的话'))).toEqual([]);
  expect(await found(dialog('<span style="color: #999">淡</span>'))).toEqual(['low-contrast span "淡"']);
});

test('what axe finds is told with its element', async () => {
  await show('<h1>一</h1><img src="data:," width="60" height="60">');
  expect((await judgeBarriers(page)).map(({ says, element }) => `${says} ${element}`)).toEqual([expect.stringMatching(/image-alt <img/)]);
});
