import type { OpenedCode } from '../../contract/qr.contract.ts';

/** What the first tap will need, by path. */
export interface AppFiles {
  scripts: string[];
  styles: string[];
}

/**
 * The page behind a printed code for every scanner but WeChat's: complete without script, below 15 KB. The app follows on
 * the first tap. While she reads, an idle browser fetches it `ahead`: nearly everybody taps, and on a slow network these
 * seconds are the longest of all; the files stay for months, so they cost her nothing twice.
 */
export function writeLanding(opened: OpenedCode, link: string, ahead: AppFiles): string {
  const into = (to: string) => `/qr/landing?q=${encodeURIComponent(link)}&amp;to=${to}`;
  const where = [opened.county.name, opened.town.name].map(escapeHtml).join(' · ');
  const { liaison } = opened;
  return page({
    title: `码上 · ${opened.village.name}`,
    demo: opened.demo,
    ahead,
    body: `<p class="where">${where}</p>
<h1>${escapeHtml(opened.village.name)}</h1>
<p class="ask">您扫的是这个村的码。这里不收钱，不问密码。</p>
${opened.hint ? `<p class="hint">${escapeHtml(opened.hint)}</p>` : ''}
<nav aria-label="办什么">
<a class="card" href="${into('learn')}"><b>码上知</b><span>看看家里能得什么帮助</span></a>
<a class="card" href="${into('apply')}"><b>码上办</b><span>在手机上说，不用跑</span></a>
<a class="card" href="${into('check')}"><b>码上查</b><span>看看我的事办到哪了</span></a>
</nav>
${liaison ? `<p class="call"><a href="tel:${escapeHtml(liaison.phone)}">给村里帮忙的${escapeHtml(liaison.name)}打电话</a></p>` : ''}
<p class="call"><a href="tel:${escapeHtml(opened.county.hotline)}">打救助热线 ${escapeHtml(opened.county.hotline)}</a></p>
<p class="other"><a href="/qr/choose">不是您的村？换一个</a></p>`,
    foot: `这张码：${escapeHtml(opened.codeId)}<br>网址：${escapeHtml(new URL(link).host)}`,
  });
}

/** A receipt's code says nothing by itself; the app asks who it is. Every receipt-shaped code gets this same page. */
export function writeReceiptLanding(demo: boolean, ahead: AppFiles): string {
  return page({
    title: '码上查',
    demo,
    ahead,
    body: `<h1>这是一张回执</h1><p class="ask">看看这件事办到哪了。要用交的时候那个手机号。</p>
<nav><a class="card" href="/check/list"><b>码上查</b><span>看看我的事办到哪了</span></a></nav>
<p class="call"><a href="tel:12349">打救助热线 12349</a></p>`,
    foot: '',
  });
}

export function writeUnknownCode(demo: boolean): string {
  return page({
    title: '这个码我们不认识',
    demo,
    body: `<h1>这个码我们不认识</h1><p class="ask">可能印坏了，也可能是假的。先别填东西。找村里人问问，或打12349。</p>
<nav><a class="card" href="/qr/choose"><b>选我的村</b><span>没有码，也能办</span></a></nav>
<p class="call"><a href="tel:12349">打救助热线 12349</a></p>`,
    foot: '',
  });
}

export function writeNotFound(demo: boolean): string {
  return page({
    title: '没有这一页',
    demo,
    body: `<h1>没有这一页</h1><p class="ask">网址可能抄错了。从头看起吧。</p>
<nav><a class="card" href="/"><b>回到首页</b><span>码上知、码上办、码上查</span></a></nav>
<p class="call"><a href="tel:12349">打救助热线 12349</a></p>`,
    foot: '',
  });
}

/** The one style block is allowed by its hash; see `landingPolicy`. */
export const landingStyle = `
:root{color-scheme:light dark;--ink:#1B1F23;--soft:#4A5359;--paper:#fff;--ground:#F4F6F3;--green:#0B6B4A;--blue:#0B57A4;--amber:#7A4800;--tint:#FFF1D6;--line:#7C868C}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif}
main{max-width:36rem;margin:0 auto;padding:20px 20px 48px}
.demo{margin:0;padding:8px 20px;background:var(--tint);color:var(--amber);text-align:center;font-size:1rem}
.where{margin:0;color:var(--soft)}
h1{margin:4px 0 12px;font-size:1.75rem;line-height:1.3}
.ask{margin:0 0 24px}
.hint{padding:12px 16px;border-radius:12px;background:var(--tint);color:var(--amber)}
.card{display:block;margin:0 0 12px;padding:16px 20px;min-height:76px;border-radius:12px;background:var(--green);color:#fff;text-decoration:none}
.card b{display:block;font-size:1.5rem}
.call{margin:12px 0 0}
.call a,.other a{display:block;padding:16px 20px;min-height:60px;border:1px solid var(--line);border-radius:12px;background:var(--paper);color:var(--blue);text-decoration:none;text-align:center}
.other{margin:12px 0 0}
a:focus-visible{outline:3px solid var(--blue);outline-offset:3px}
footer{margin-top:24px;color:var(--soft);font-size:1rem;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){:root{--ink:#F1F4F2;--soft:#B9C2C7;--paper:#1F2529;--ground:#15191C;--green:#0B6B4A;--blue:#8EC2FF;--amber:#FFD591;--tint:#3A2A0B;--line:#8A949A}}
`;

interface Page {
  title: string;
  demo: boolean;
  body: string;
  foot: string;
  ahead?: AppFiles;
}

function page({ title, demo, body, foot, ahead = { scripts: [], styles: [] } }: Page): string {
  const links = [
    ...ahead.scripts.map((path) => `<link rel="prefetch" as="script" href="${path}">`),
    ...ahead.styles.map((path) => `<link rel="prefetch" as="style" href="${path}">`),
  ].join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>
<meta name="format-detection" content="telephone=no"><style>${landingStyle}</style>${links}</head>
<body>${demo ? '<header class="demo">演示数据，不是政府公告</header>' : ''}<main>${body}<footer>${foot}</footer></main></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
