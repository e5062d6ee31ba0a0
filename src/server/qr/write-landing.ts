import type { OpenedCode } from '../../contract/qr.contract.ts';
import type { FirstFiles } from '../platform/find-first-files.ts';

/**
 * The page behind a printed code for every scanner but WeChat's: complete without script, below 15 KB. The app follows on
 * the first tap. While she reads, an idle browser fetches it `ahead`: nearly everybody taps, and on a slow network these
 * seconds are the longest of all; the files stay for months, so they cost her nothing twice.
 */
export function writeLanding(opened: OpenedCode, link: string, ahead: FirstFiles): string {
  const into = (to: string) => `/qr/landing?q=${encodeURIComponent(link)}&amp;to=${to}`;
  const where = [opened.county.name, opened.town.name].map(escapeHtml).join(' · ');
  const { liaison, station } = opened;
  return page({
    title: `码上 · ${opened.village.name}`,
    demo: opened.demo,
    ahead,
    body: `<p class="where">您扫的是：${where}</p>
<h1>${escapeHtml(opened.village.name)}</h1>
${opened.hint ? `<p class="hint">${escapeHtml(opened.hint)}</p>` : ''}
<p class="ask">是您的村吗？</p>
<p class="text">是，就点下面一样。这里不收钱，不问密码。</p>
<nav aria-label="办什么">
${door(into('learn'), 'book', '码上知', '看看家里能得什么帮助')}
${door(into('apply'), 'pen', '码上办', '在手机上说，不用跑')}
${door(into('check'), 'clock', '码上查', '看看我的事办到哪了')}
<a class="no" href="/qr/choose">不是，换一个</a>
</nav>
<p class="call"><a href="/visit/today?code=${encodeURIComponent(codeOf(link))}">${drawing('village')}<span>有人来家里？查查真不真</span></a></p>
${liaison ? callLine(liaison.phone, `给村里帮忙的${liaison.name}打电话`) : ''}
${callLine(opened.county.hotline, `打救助热线 ${opened.county.hotline}`)}
${station ? windowLines(station) : ''}
${opened.supervision ? callLine(opened.supervision, `打监督电话 ${opened.supervision}`) : ''}`,
    foot: [`这张码：${escapeHtml(codeOf(link))}`, `网址：${escapeHtml(new URL(link).host)}`].join('<br>'),
  });
}

const codeOf = (link: string): string => new URL(link).pathname.slice(3);

/** Where she can also go on foot. */
function windowLines({ address, hours, phone }: NonNullable<OpenedCode['station']>): string {
  return `<section><h2>想当面问</h2><p>${escapeHtml(address)}</p><p>${escapeHtml(hours)}</p>
${callLine(phone, `给窗口打电话 ${phone}`)}</section>`;
}

/**
 * While somebody tries ids of a village through, a right one and a wrong one get this same page: it names nothing. The app behind its one
 * button works the small sum out that the county then asks for.
 */
export function writeGuardedCode(demo: boolean, link: string, ahead: FirstFiles): string {
  return page({
    title: '再点一下，就打开',
    demo,
    ahead,
    body: `<h1>再点一下，就打开</h1><p class="text">有人在乱试村里的码，所以多问一步。手机要算几秒钟。</p>
<nav>${door(`/qr/landing?q=${encodeURIComponent(link)}`, 'village', '打开这个码', '不收钱，不问密码')}</nav>
${callLine('12349', '打救助热线 12349')}`,
    foot: `网址：${escapeHtml(new URL(link).host)}`,
  });
}

export function writeUnknownCode(demo: boolean): string {
  return page({
    title: '这个码我们不认识',
    demo,
    body: `<h1>这个码我们不认识</h1><p class="text">可能印坏了，也可能是假的。先别填东西。找村里人问问，或打12349。</p>
<nav>${door('/qr/choose', 'village', '选我的村', '没有码，也能办')}</nav>
${callLine('12349', '打救助热线 12349')}`,
    foot: '',
  });
}

export function writeNotFound(demo: boolean): string {
  return page({
    title: '没有这一页',
    demo,
    body: `<h1>没有这一页</h1><p class="text">网址可能抄错了。从头看起吧。</p>
<nav>${door('/', 'village', '回到首页', '码上知、码上办、码上查')}</nav>
${callLine('12349', '打救助热线 12349')}`,
    foot: '',
  });
}

/** The same line drawings as on the phone's pages (`mini/shared/ui/line-icon.vue`). */
const drawings = {
  book: 'M12 6.5C10 5 7 4.5 3 5v14c4-.5 7 0 9 1.5 2-1.5 5-2 9-1.5V5c-4-.5-7 0-9 1.5zm0 0v14',
  pen: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4M13 20h7',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7v5l3.5 2',
  village: 'M3 11l9-7 9 7M5.5 9.5V20h13V9.5M10 20v-6h4v6',
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2',
} as const;

function drawing(name: keyof typeof drawings): string {
  return `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawings[name]}"/></svg>`;
}

export function door(href: string, icon: keyof typeof drawings, title: string, text: string): string {
  return `<a class="card" href="${href}">${drawing(icon)}<span><b>${title}</b>${text}</span></a>`;
}

export function callLine(phone: string, words: string): string {
  return `<p class="call"><a href="tel:${escapeHtml(phone)}">${drawing('phone')}<span>${escapeHtml(words)}</span></a></p>`;
}

/** The one style block is allowed by its hash; see `landingPolicy`. The figures are those of `mini/shared/tokens.scss`. */
export const landingStyle = `
:root{color-scheme:light dark;--ink:#1b1f23;--soft:#4a5359;--paper:#fff;--ground:#f4f6f3;--green:#0b6b4a;--blue:#0b57a4;--amber:#7a4800;--tint:#fff1d6;--line:#7c868c}
*{box-sizing:border-box}
@supports (font:-apple-system-body) and (-webkit-touch-callout:none){:root{font:-apple-system-body}}
body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:640px;margin:0 auto;padding:16px 20px 40px}
.demo{padding:4px 20px;background:var(--tint);color:var(--amber);text-align:center;font-size:1rem}
.where{margin:0;color:var(--soft)}
h1{margin:0 0 8px;font-size:1.75rem;line-height:1.3}
h2{margin:0 0 4px;font-size:1.25rem}
.ask{margin:0 0 4px;font-size:1.375rem;font-weight:700}
.text{margin:0 0 16px}
.hint{margin:0 0 16px;padding:12px 16px;border-radius:12px;background:var(--tint);color:var(--amber)}
a{display:flex;align-items:center;min-height:60px;margin:0 0 12px;padding:12px 16px;border:2px solid var(--line);border-radius:12px;background:var(--paper);color:var(--ink);text-decoration:none}
svg{flex:none;width:1.75rem;height:1.75rem;margin-right:12px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.card{min-height:96px;border-color:var(--green);background:var(--green);color:#fff}
.card svg{width:2.25rem;height:2.25rem;margin-right:16px}
.card b{display:block;font-size:1.5rem;line-height:1.35}
p{margin:0}
.call a{font-weight:700}
.no{justify-content:center;font-weight:700}
section{margin:24px 0 0;padding-top:16px;border-top:2px solid var(--line)}
section .call{margin-top:8px}
nav{margin-bottom:24px}
a:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
footer{margin-top:12px;color:var(--soft);font-size:1rem}
@media (prefers-color-scheme:dark){:root{--ink:#f1f4f2;--soft:#b9c2c7;--paper:#1f2529;--ground:#15191c;--green:#11805a;--blue:#8ec2ff;--amber:#ffd591;--tint:#3a2a0b;--line:#8a949a}}
`;

interface Page {
  title: string;
  demo: boolean;
  body: string;
  foot: string;
  ahead?: FirstFiles;
}

export function page({ body, foot, ...head }: Page): string {
  return `${openPage(head)}${closePage(body, foot)}`;
}

/** The same in the bytes that travel. Most of them are a head that few pages differ in, and that is encoded once. */
export function pageInBytes({ body, foot, ...head }: Page): Buffer {
  const sort = JSON.stringify(head);
  const opening = openings.get(sort) ?? Buffer.from(openPage(head));
  openings.set(sort, opening);
  return Buffer.concat([opening, Buffer.from(closePage(body, foot))]);
}
const openings = new Map<string, Buffer>();

function openPage({ title, demo, ahead = { scripts: [], styles: [] } }: Omit<Page, 'body' | 'foot'>): string {
  const links = [
    ...ahead.scripts.map((path) => `<link rel="prefetch" as="script" href="${path}">`),
    ...ahead.styles.map((path) => `<link rel="prefetch" as="style" href="${path}">`),
  ].join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title>
<meta name="format-detection" content="telephone=no"><style>${landingStyle}</style>${links}</head>
<body>${demo ? '<header class="demo">演示数据，不是政府公告</header>' : ''}`;
}

function closePage(body: string, foot: string): string {
  return `<main>${body}<footer>${foot}</footer></main></body></html>\n`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
