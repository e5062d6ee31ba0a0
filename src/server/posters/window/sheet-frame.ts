import { dayInFull } from '../../../rules/day-in-words.ts';
import { fitText } from '../draw/fit-text.ts';
import type { Ink } from '../draw/ink.ts';

/** A3 upright. */
export const sheet = { width: 297, height: 420 } as const;
const margin = 20;
/** Where what a sheet says may stand. */
export const field = { x: margin, y: 80, width: sheet.width - 2 * margin, height: 304 } as const;

const numbers = ['一', '二', '三', '四', '五', '六'] as const;

export interface Framed {
  /** 无棣县海丰街道社会救助窗口. */
  office: string;
  title: string;
  /** Of how many sheets of this title, where they are more than one. */
  part: { number: number; of: number };
  /** Of the six. */
  number: number;
  hotline: string;
  /** From which day what it says holds. */
  since: string;
  demo: boolean;
}

/** What every sheet of the wall has alike: whose it is, its title, the hotline, and that nothing costs money. */
export function drawFrame(ink: Ink, framed: Framed): void {
  const { x, width } = field;
  const right = x + width;
  const middle = sheet.width / 2;
  const { office, part, number, hotline, since, demo } = framed;
  ink.text(office, x, 27, { size: fitText(office, { width: width - 50, size: 9, weight: 'bold' }).size, weight: 'bold' });
  ink.text(`六上墙之${numbers[number - 1]}`, right, 27, { size: 7, align: 'right' });
  ink.box(x, 32, width, 2.4);
  const title = [...framed.title].join(' ');
  ink.text(title, middle, 64, {
    size: fitText(title, { width: width - 40, size: 29, weight: 'bold' }).size,
    weight: 'bold',
    align: 'centre',
  });
  if (part.of > 1) ink.text(`第${part.number}张，共${part.of}张`, right, 71.5, { size: 6, align: 'right' });
  ink.line(x, 75, right, 75, { width: 0.6 });
  ink.box(x, 387, width, 2.4);
  ink.text(`想问就打 ${hotline}`, x, 401, { size: 9.5, weight: 'bold' });
  ink.text('不收钱，不问密码', x + 92, 401, { size: 8 });
  ink.text(`${dayInFull(since)}起`, right, 400, { size: 5, align: 'right' });
  if (!demo) return;
  ink.box(0, sheet.height - 12, sheet.width, 12);
  ink.text('演示数据，不是政府公告', middle, sheet.height - 3.6, { size: 7, weight: 'bold', align: 'centre', tone: 'white' });
}
