import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { dayInFull } from '../../../rules/day-in-words.ts';
import { fenInWords } from '../../../rules/money.ts';
import { labelAsset } from './label-asset.ts';
import { words } from './words.ts';

/** For the county's site, or large for the screen of a hall. One file, nothing fetched, no script: whoever hosts it can read it whole. */
export function writePage(told: Sunshine, size: 'page' | 'screen'): string {
  const title = words.title(told.county);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>${style}${size === 'screen' ? screenStyle : ''}</style></head>
<body>${told.demo ? `<p class="demo">${words.demo}</p>` : ''}
<h1>${escape(title)}</h1>
<p class="since">${escape(words.since(dayInFull(told.releasedOn)))}　${escape(words.ask(told.hotline))}</p>
<h2>${words.funds}</h2>
${told.funds.length === 0 ? `<p>${words.noFunds}</p>` : told.funds.map(writeFund).join('\n')}
<h2>${words.assets}</h2>
${told.assets.length === 0 ? `<p>${words.noAssets}</p>` : told.assets.map(writeAsset).join('\n')}
<h2>${words.programs}</h2>
${told.programs.map(writeProgram).join('\n')}
</body></html>
`;
}

const style =
  'body{max-width:60em;margin:0 auto;padding:1em;font:1.1em/1.7 sans-serif;color:#1b1b1b;background:#fff}h1{font-size:1.6em}h2{margin-top:2em;border-bottom:2px solid}' +
  'table{width:100%;border-collapse:collapse}th,td{padding:.3em .6em;border:1px solid #999;text-align:left;vertical-align:top}.demo{padding:.3em;background:#1b1b1b;color:#fff;text-align:center}' +
  '.money{white-space:nowrap}section{margin:1em 0}h3{margin:.6em 0 .2em}ul,ol{margin:.2em 0}';
const screenStyle = 'body{max-width:none;padding:2em 3em;font-size:1.8em}';

function writeFund({ name, source, amountFen, from, to, uses, balanceFen }: Sunshine['funds'][number]): string {
  const rows = uses.map(
    ({ purpose, amountFen: spent, households }) =>
      `<tr><td>${escape(purpose)}</td><td class="money">${fenInWords(spent)}</td><td class="money">${words.households(households)}</td></tr>`,
  );
  return `<section><h3>${escape(name)}</h3>
<p>${words.source}：${escape(source)}。${words.amount}：<span class="money">${fenInWords(amountFen)}</span>。${words.period}：${escape(words.span(dayInFull(from), dayInFull(to)))}。</p>
<table><thead><tr><th>${words.use}</th><th>${words.spent}</th><th>${words.families}</th></tr></thead><tbody>${rows.join('')}
<tr><th>${words.balance}</th><td class="money">${fenInWords(balanceFen)}</td><td></td></tr></tbody></table></section>`;
}

function writeAsset(asset: Sunshine['assets'][number]): string {
  const rows = labelAsset(asset).map(([label, text]) => `<tr><th>${label}</th><td>${escape(text)}</td></tr>`);
  return `<section><h3>${escape(asset.name)}</h3><table><tbody>${rows.join('')}</tbody></table></section>`;
}

function writeProgram({ name, department, conditions, steps, channels, phone }: Sunshine['programs'][number]): string {
  const list = (items: readonly string[], tag: 'ul' | 'ol') =>
    `<${tag}>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</${tag}>`;
  return `<section><h3>${escape(name)}</h3><p>${escape(department)}　${escape(phone)}</p>
<p>${words.who}</p>${list(conditions, 'ul')}<p>${words.steps}</p>${list(
    steps.map(({ title, who, limit }) => [title, who, limit].filter(Boolean).join('，')),
    'ol',
  )}<p>${words.channels}：${escape(channels.join('；'))}</p></section>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
