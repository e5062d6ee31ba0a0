import { wechatKindOf, type WechatKind } from '../../platform/settings.ts';

const day = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`;

/** What each kind of key takes, by WeChat's table; `cut` where a shorter text still says it. */
const kinds: Record<WechatKind, { most?: number; cut?: true; shape?: RegExp }> = {
  thing: { most: 20, cut: true },
  date: { shape: new RegExp(`^${day}( \\d{1,2}:\\d{2})?$`) },
  phrase: { shape: /^\p{Script=Han}+$/u, most: 5 },
};

/**
 * A value as WeChat takes it under a key such as thing1 or date2, cut where that still says it; nothing where WeChat
 * would refuse the whole message for it.
 */
export function fitValue(key: string, value: string | undefined): string | undefined {
  const of = wechatKindOf(key);
  const kind = of && kinds[of];
  // Line breaks and control characters are refused anywhere.
  const text = value?.replaceAll(/\p{Cc}+/gu, ' ').trim();
  if (!kind || !text || (kind.shape && !kind.shape.test(text))) return undefined;
  if (kind.most === undefined || text.length <= kind.most) return text;
  return kind.cut
    ? `${text
        .slice(0, kind.most - 1)
        .toWellFormed()
        .replace('\ufffd', '')}…`
    : undefined;
}
