import { drawRefusals } from '../shared/draw-refusals.ts';
import { escapeHtml } from '../shared/escape-html.ts';
import { framePage } from '../shared/frame-page.ts';
import { beijingTime } from '../shared/beijing-time.ts';
import type { Account, Template } from './account.ts';
import type { Users, WechatMessage } from './users.ts';

const shownPerUser = 20;

/** The page of the stand-in WeChat: one card a user, newest message first, and below it what was refused and why. */
export function drawPage(users: Users, account: Account, only?: string): string {
  const shown = only === undefined ? users.openids.toReversed() : users.openids.filter((openid) => openid === only);
  const cards = shown.map((openid) => drawUser(openid, users, account)).join('');
  return framePage({
    title: '替身微信',
    banner: '这是替身微信，没有真的发消息',
    content: `${cards || '<section><p>还没有人用微信进来。有人进来了，就排在这里。</p></section>'}
${only === undefined ? drawRefusals(users.refusals) : '<p><a href="/wechat">看所有人</a></p>'}`,
  });
}

function drawUser(openid: string, users: Users, { templates }: Account): string {
  const messages = users.messagesOf(openid).toReversed();
  const items = messages.slice(0, shownPerUser).map((message) => drawMessage(message, templates));
  if (messages.length > shownPerUser) items.push(`<li class="small">更早的还有 ${messages.length - shownPerUser} 条</li>`);
  if (messages.length === 0) items.push('<li class="small">还没有收到消息</li>');
  const lefts = templates.flatMap(({ id, title }) => drawLeft(title ?? id, users.left(openid, id)));
  const name = escapeHtml(openid);
  return `<section><h2><a href="/wechat?openid=${name}">${name}</a></h2>
<p class="small">${lefts.join('；') || '一条也没答应收'}</p><ol>${items.join('')}</ol></section>`;
}

function drawLeft(title: string, left: number): string[] {
  if (left <= 0) return [];
  return [`${escapeHtml(title)}：${left === Infinity ? '一直能收' : `还能收 ${left} 条`}`];
}

function drawMessage({ at, templateId, data, page, msgid, state }: WechatMessage, templates: readonly Template[]): string {
  const lines = Object.entries(data).map(([key, value]) => `<p><span class="small">${escapeHtml(key)}</span> ${escapeHtml(value)}</p>`);
  const title = templates.find(({ id }) => id === templateId)?.title ?? templateId;
  return `<li><p class="small">${beijingTime(Date.parse(at))} · ${escapeHtml(title)}</p><div class="words">${lines.join('')}</div>
<p class="small">点开 ${escapeHtml(page) || '首页'} · ${escapeHtml(msgid)} · ${drawState(state)}</p></li>`;
}

function drawState(state: WechatMessage['state']): string {
  if (state === 'waiting') return '… 等回话';
  return state === 'success' ? '<span class="ok">✓ 送到了</span>' : '<span class="bad">✗ 没送到</span>';
}
