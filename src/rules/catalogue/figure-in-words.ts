/** 850, 元/人/月 → 每人每月850元 · 0.6, 比例 → 60%. A figure of another unit stands before it as it is. */
export function figureInWords(value: number | string, unit: string): string {
  if (typeof value === 'string') return `${value}${unit}`;
  if (unit.startsWith('比例')) return `${unit.includes('不低于') ? '不低于' : ''}${plain(value * 100)}%`;
  const [money = '', ...per] = unit.split('/');
  if (per.length === 0) return `${plain(value)}${unit}`;
  return `${per.map((one) => `每${one}`).join('')}${plain(value)}${money}`;
}

/** Without the tail that halves and tenths leave in binary. */
const plain = (value: number): string => String(Math.round(value * 100) / 100);
