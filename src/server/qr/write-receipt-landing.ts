import type { SeenMatter, SeenReceipt } from '../../contract/receipt.contract.ts';
import { normalizeCodeId } from '../../rules/code-id.ts';
import type { FirstFiles } from '../platform/find-first-files.ts';
import { callLine, door, escapeHtml, page, pageInBytes } from './write-landing.ts';

/**
 * The page behind a receipt, complete without script: the stage, whose turn it is, the next date. No name, program, sum or reason: the paper
 * may have been lost. The way on carries the code behind a #, which no server and no log is ever sent.
 */
export function writeReceiptLanding({ matters, contact, demo }: SeenReceipt, code: string, ahead: FirstFiles): Buffer {
  return pageInBytes({
    title: '码上查',
    demo,
    ahead,
    body: `<p class="where">您扫的是一张回执</p>
${matters.map(matterLines).join('\n')}
<nav>${door(`/check/receipt#${escapeHtml(normalizeCodeId(code))}`, 'clock', '看更多', '要身份证号后六位')}
${door('/check/list', 'village', '认手机号看', '看得最全')}</nav>
${callLine(contact.hotline, `打救助热线 ${contact.hotline}`)}`,
    foot: '这里不写名字，不写多少钱。单子丢了也不怕。',
  });
}

function matterLines({ word, who, next }: SeenMatter, at: number): string {
  const heading = at === 0 ? 'h1' : 'h2';
  const demo = next?.kind === 'demo' ? '（演示）' : '';
  return `<${heading}>${escapeHtml(word)}</${heading}>
${who ? `<p class="text">现在在：${escapeHtml(who)}</p>` : ''}
${next ? `<p class="hint">${escapeHtml(next.text)}${demo}</p>` : ''}`;
}

export function writeReceiptUnread(demo: boolean): string {
  return page({
    title: '码上查',
    demo,
    body: `<h1>现在看不到</h1><p class="text">您的事没丢。过一会儿再扫，或打12349。</p>${callLine('12349', '打救助热线 12349')}`,
    foot: '',
  });
}
