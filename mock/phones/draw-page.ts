import { drawRefusals } from '../shared/draw-refusals.ts';
import { escapeHtml } from '../shared/escape-html.ts';
import { framePage } from '../shared/frame-page.ts';
import { beijingTime } from '../shared/beijing-time.ts';
import { countSegments } from './count-segments.ts';
import type { Message, Phones } from './received.ts';

/** The page of the stand-in phones: one card a phone, newest first, and below it what was refused and why. */
const shownPerPhone = 20;

export function drawPage({ messages, refusals }: Phones, only?: string): string {
  const shown = only ? messages.filter(({ phone }) => phone === only) : messages;
  const byPhone = Map.groupBy(shown.toReversed(), ({ phone }) => phone);
  const cards = [...byPhone].map(([phone, list]) => drawPhone(phone, list)).join('');
  return framePage({
    title: '替身手机',
    banner: '这是替身手机，没有真的发短信',
    content: `${cards || '<section><p>还没有收到短信。办事时会发，收到了就排在这里。</p></section>'}
${only ? '<p><a href="/phones">看所有手机</a></p>' : drawRefusals(refusals)}`,
  });
}

function drawPhone(phone: string, messages: Message[]): string {
  const hidden = messages.length - shownPerPhone;
  const items = messages.slice(0, shownPerPhone).map((message) => drawMessage(message));
  const rest = hidden > 0 ? `<li class="small">更早的还有 ${hidden} 条</li>` : '';
  return `<section><h2><a href="/phones?phone=${escapeHtml(phone)}">${escapeHtml(phone)}</a></h2><ol>${items.join('')}${rest}</ol></section>`;
}

function drawMessage(message: Message): string {
  const kind = message.app === 'code' ? '验证码' : '通知';
  const by = message.vendor === 'alibaba' ? '阿里云' : '腾讯云';
  const pieces = countSegments(message.text);
  const size = `${message.text.length} 字${pieces > 1 ? `，算 ${pieces} 条` : ''}`;
  return `<li><p class="small">${beijingTime(Date.parse(message.at))}</p><p class="words">${escapeHtml(message.text)}</p>
<p class="small">${by}发的${kind} · 模板 ${escapeHtml(message.templateId)} · ${size} · ${drawReport(message)}</p></li>`;
}

function drawReport({ reportStatus, reportError, reportDescription }: Message): string {
  if (reportStatus === 'WAITING') return '… 等运营商回话';
  if (reportStatus === 'SUCCESS') return '<span class="ok">✓ 送到了</span>';
  return `<span class="bad">✗ 没送到：${escapeHtml(reportError)} ${escapeHtml(reportDescription)}</span>`;
}
