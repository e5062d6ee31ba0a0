import { beijingTime } from './beijing-time.ts';
import { escapeHtml } from './escape-html.ts';
import type { Refusal } from './refusals.ts';

const shown = 30;

/** What was refused and why, newest first; nothing where nothing was. */
export function drawRefusals(refusals: readonly Refusal[]): string {
  if (refusals.length === 0) return '';
  const items = refusals
    .toReversed()
    .slice(0, shown)
    .map(({ at, code, message, about }) => {
      const words = `<p><span class="bad">✗ ${escapeHtml(code)}</span></p><p class="small">${escapeHtml(about)}：${escapeHtml(message)}</p>`;
      return `<li><p class="small">${beijingTime(Date.parse(at))}</p>${words}</li>`;
    });
  return `<section><h2>没有发出去的，和为什么</h2><ol>${items.join('')}</ol></section>`;
}
