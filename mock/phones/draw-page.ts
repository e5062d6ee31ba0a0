import type { Account } from '../tencent-sms/account.ts';
import { beijingTime } from '../tencent-sms/beijing-time.ts';
import { countSegments } from '../tencent-sms/send-sms.ts';
import type { Message, Phones, Refusal } from './received.ts';

/** The page of the stand-in phones: one card a phone, newest first, and below it what was refused and why. */
const shownPerPhone = 20;
const shownRefusals = 30;

const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#F4F6F3;color:#1B1F23;font:18px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
.banner{margin:0;background:#FFF1D6;color:#7A4800;padding:12px 20px}
main{max-width:720px;margin:0 auto;padding:16px 20px 48px}
h1{font-size:28px;line-height:1.3;margin:0 0 16px}h2{font-size:20px;line-height:1.3;margin:0 0 12px;font-variant-numeric:tabular-nums}
section{background:#fff;border-radius:12px;padding:16px;margin:0 0 16px}
h2 a{color:#0B57A4}ol{list-style:none;margin:0;padding:0}
li{border-top:1px solid #DDE2E5;padding:12px 0}li:first-child{border-top:0;padding-top:0}li:last-child{padding-bottom:0}
p{margin:0;overflow-wrap:anywhere}.words{background:#E5EFFA;border-radius:12px;padding:12px;margin:4px 0}
.small{font-size:16px;color:#4A5359}.ok{color:#0B6B4A}.bad{color:#B3261E}
`;

export function drawPage({ messages, refusals }: Phones, account: Account, only?: string): string {
  const shown = only ? messages.filter(({ phone }) => phone === only) : messages;
  const byPhone = Map.groupBy(shown.toReversed(), ({ phone }) => phone);
  const cards = [...byPhone].map(([phone, list]) => drawPhone(phone, list, account)).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="5"><title>替身手机</title><style>${style}</style></head><body>
<p class="banner">这是替身手机，没有真的发短信</p><main><h1>替身手机</h1>
${cards || '<section><p>还没有收到短信。办事时会发，收到了就排在这里。</p></section>'}
${only ? '<p><a href="/phones">看所有手机</a></p>' : drawRefusals(refusals)}
<p class="small">每 5 秒自己刷新一次。</p></main></body></html>`;
}

function drawPhone(phone: string, messages: Message[], account: Account): string {
  const hidden = messages.length - shownPerPhone;
  const items = messages.slice(0, shownPerPhone).map((message) => drawMessage(message, account));
  const rest = hidden > 0 ? `<li class="small">更早的还有 ${hidden} 条</li>` : '';
  return `<section><h2><a href="/phones?phone=${escape(phone)}">${escape(phone)}</a></h2><ol>${items.join('')}${rest}</ol></section>`;
}

function drawMessage(message: Message, account: Account): string {
  const kind = account.apps[message.appId]?.kind === 'code' ? '验证码' : '通知';
  const pieces = countSegments(message.text);
  const size = `${message.text.length} 字${pieces > 1 ? `，算 ${pieces} 条` : ''}`;
  return `<li><p class="small">${beijingTime(Date.parse(message.at))}</p><p class="words">${escape(message.text)}</p>
<p class="small">${kind} · 模板 ${escape(message.templateId)} · ${size} · ${drawReport(message)}</p></li>`;
}

function drawReport({ reportStatus, reportError, reportDescription }: Message): string {
  if (reportStatus === 'WAITING') return '… 等运营商回话';
  if (reportStatus === 'SUCCESS') return '<span class="ok">✓ 送到了</span>';
  return `<span class="bad">✗ 没送到：${escape(reportError)} ${escape(reportDescription)}</span>`;
}

function drawRefusals(refusals: readonly Refusal[]): string {
  if (refusals.length === 0) return '';
  const items = refusals
    .toReversed()
    .slice(0, shownRefusals)
    .map(({ at, code, message, about }) => {
      const words = `<p><span class="bad">✗ ${escape(code)}</span></p><p class="small">${escape(about)}：${escape(message)}</p>`;
      return `<li><p class="small">${beijingTime(Date.parse(at))}</p>${words}</li>`;
    });
  return `<section><h2>没有发出去的，和为什么</h2><ol>${items.join('')}</ol></section>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
