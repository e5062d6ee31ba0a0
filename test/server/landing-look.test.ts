import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { landingStyle, writeLanding, writeNotFound } from '../../src/server/qr/write-landing.ts';

/** The landing's colour → the phone's; the rest bear the same name on both. */
const otherName: Record<string, string> = { amber: 'amber-on-tint', tint: 'amber-tint' };

function coloursIn(css: string): Record<string, string> {
  const whole = (short: string) => (short.length === 4 ? short.replaceAll(/[0-9a-f]/g, '$&$&') : short);
  return Object.fromEntries([...css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{3,6})\b/g)].map(([, name, value]) => [name!, whole(value!)]));
}

test.each(['light', 'dark'])('the landing wears the phone’s colours, in the %s', (mode) => {
  const sheet = readFileSync('src/mini/shared/tokens.scss', 'utf8');
  const phone = coloursIn(new RegExp(`@mixin ${mode} \\{([^}]*)\\}`).exec(sheet)![1]!);
  const [byDay, byNight] = landingStyle.split('@media (prefers-color-scheme:dark)');
  const landing = coloursIn((mode === 'light' ? byDay : byNight)!);
  expect(Object.keys(landing)).toEqual(['ink', 'soft', 'paper', 'ground', 'green', 'blue', 'amber', 'tint', 'line']);
  for (const [name, colour] of Object.entries(landing)) expect([name, colour]).toEqual([name, phone[otherName[name] ?? name]]);
});

test('the landing’s drawings are the phone’s', () => {
  const phone = readFileSync('src/mini/shared/ui/line-icon.vue', 'utf8');
  const drawn = new Set([...phone.matchAll(/drawn\('([^']+)'\)/g)].map(([, path]) => path));
  const liaison = { name: '村里人', phone: '16900000001' };
  const place = { name: '某地', hotline: '12349' };
  const opened = { county: place, town: place, village: place, demo: true, codeId: '0', liaison } as never;
  const pages = [writeLanding(opened, 'https://example.org/m/0', { scripts: [], styles: [] }), writeNotFound(true)];
  const used = new Set(pages.join('').match(/(?<=<path d=")[^"]+/g));
  expect(used.size).toBe(5);
  expect([...used].filter((path) => !drawn.has(path))).toEqual([]);
});
