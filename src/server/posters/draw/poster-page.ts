import { codeInGroups } from '../../../rules/code-in-groups.ts';
import type { PosterCounty, PosterVillage } from '../poster-order.ts';
import type { CodeMatrix } from './code-matrix.ts';
import { fitText } from './fit-text.ts';
import type { Ink } from './ink.ts';
import { factPitch, frame, left, planPoster, right, width, type PosterForm, type PosterPlan } from './plan-poster.ts';
import { demoWords, doors, warningLines } from './poster-words.ts';
import type { SheetFile } from './sheet-file.ts';
import { drawStrip } from './strip.ts';

export interface PosterSubject {
  county: PosterCounty;
  village: PosterVillage;
  code: CodeMatrix;
  /** Without the scheme. */
  host: string;
  demo: boolean;
}

const middle = (left + right) / 2;
const fact = { size: 4.7, label: 17 } as const;

/** What repeats in the county or in the town is drawn once; a page of its own has the name, the code and the strip. */
export function drawPoster(file: SheetFile, page: Ink, subject: PosterSubject, form: PosterForm): void {
  const { county, village, code, demo } = subject;
  const plan = planPoster(form, code, [village.town.station && 'station', county.supervisionPhone && 'supervision']);
  const unit = (ink: Ink) => ink.at(0, 0, form.unit);
  page.place(file.art(`county ${plan.name}`, (art) => drawCountyPart(unit(art), subject, plan)));
  page.place(file.art(`town ${village.town.id} ${plan.name}`, (art) => drawTownPart(unit(art), subject, plan)));
  const ink = unit(page);
  drawName(ink, village.name, plan);
  ink.code(code, left + frame.wide, plan.code + frame.wide, plan.dots);
  drawFoot(ink, subject, plan);
  drawStrip(ink.at(left, plan.strip, 1), village, demo);
}

function drawName(ink: Ink, name: string, plan: PosterPlan): void {
  const { lines, size } = fitText(name, { width, size: 28, sizeOfTwo: 13.4, weight: 'bold' });
  const pitch = size * 1.1;
  // Chinese characters stand 0.86 of their em above the line and 0.1 below it.
  const first = (plan.nameTop + plan.code - 1) / 2 - (pitch * (lines.length - 1)) / 2 + size * 0.38;
  for (const [at, line] of lines.entries()) ink.text(line, middle, first + at * pitch, { size, weight: 'bold', align: 'centre' });
}

function drawTownPart(ink: Ink, { county, village: { town } }: PosterSubject, plan: PosterPlan): void {
  const where = fitText(`${county.city} ${county.name} · ${town.name}`, { width, size: 8.5, weight: 'bold' });
  ink.text(where.lines[0]!, middle, 18.5, { size: where.size, weight: 'bold', align: 'centre' });
  if (!town.station) return;
  const { address, hours, phone } = town.station;
  drawFact(ink, left, plan.facts, '去窗口', address);
  drawFact(ink, left, plan.facts + factPitch, '几点开', hours);
  drawFact(ink, left, plan.facts + 2 * factPitch, '打电话', phone);
}

/** `y` is the top of the line. */
function drawFact(ink: Ink, x: number, y: number, label: string, words: string): void {
  ink.text(label, x, y + 4.2, { size: fact.size, weight: 'bold' });
  const { size } = fitText(words, { width: right - x - fact.label, size: fact.size, weight: 'regular' });
  ink.text(words, x + fact.label, y + 4.2, { size });
}

function drawCountyPart(ink: Ink, { county, demo, village: { town } }: PosterSubject, plan: PosterPlan): void {
  if (demo) {
    ink.box(left, 3.5, width, 7, { radius: 1.5 });
    ink.text(demoWords, middle, 8.8, { size: 5, weight: 'bold', align: 'centre', tone: 'white' });
  }
  const side = plan.side + 2 * frame.wide - frame.line;
  ink.box(left + frame.line / 2, plan.code + frame.line / 2, side, side, { radius: frame.radius, stroke: { width: frame.line } });
  drawBeside(ink, county, plan);
  for (const [at, { title, spoken, icon }] of doors.entries()) {
    const line = plan.doors + plan.doorPitch * (at + 0.5);
    ink.disc(left + 5.5, line, 5.5);
    ink.text(String(at + 1), left + 5.5, line + 2.9, { size: 8, weight: 'bold', align: 'centre', tone: 'white' });
    ink.icon(icon, left + 14, line - 5.5, 11);
    ink.text(title, left + 28, line + 4.3, { size: 11.4, weight: 'bold' });
    ink.text(spoken, left + 66.5, line + 3.9, { size: 10.4 });
  }
  if (county.supervisionPhone) {
    const [x, y] = town.station ? [middle, plan.facts + 2 * factPitch] : [left, plan.facts];
    drawFact(ink, x, y, '想投诉', `打监督电话 ${county.supervisionPhone}`);
  }
  ink.box(left, plan.warning, width, 15, { radius: 2 });
  for (const [at, line] of warningLines(county.hotline).entries())
    ink.text(line, middle, plan.warning + 6.5 + at * 6.7, { size: 5.6, weight: 'bold', align: 'centre', tone: 'white' });
}

function drawBeside(ink: Ink, { hotline }: PosterCounty, plan: PosterPlan): void {
  const begin = left + plan.side + 2 * frame.wide + 4.5;
  const room = right - begin;
  const centre = begin + room / 2;
  const bold = { weight: 'bold', align: 'centre' } as const;
  ink.box(centre - 18, plan.code, 36, 36, { radius: 7 });
  ink.icon('village', centre - 14, plan.code + 3.5, 28, 'white');
  const large = Math.min(17, room / 3);
  ink.text('微信', centre, plan.code + 58, { size: large, ...bold });
  ink.text('扫一扫', centre, plan.code + 59 + large * 1.1, { size: large, ...bold });
  ink.line(begin, plan.code + 88, right, plan.code + 88, { width: 0.6 });
  ink.text('不会扫？打电话', centre, plan.code + 99, { size: Math.min(7.6, room / 7), ...bold });
  const { size } = fitText(hotline, { width: room, size: 20, weight: 'bold' });
  ink.text(hotline, centre, plan.code + 104 + size * 0.74, { size, ...bold });
}

function drawFoot(ink: Ink, { village, host }: PosterSubject, { foot }: PosterPlan): void {
  const [id, domain] = [`村码 ${codeInGroups(village.codeId!)}`, `网址 ${host}`];
  if (foot.beside === 'warning') {
    const { size } = fitText(`${id}  ${domain}`, { width: width - 70, size: 3.3, weight: 'regular' });
    ink.text(`${id}  ${domain}`, left, foot.y, { size });
    drawMeasure(ink, right - foot.measure, foot.y, foot.measure);
    return;
  }
  const room = { width: right - foot.x, size: 3.6, weight: 'regular' } as const;
  ink.text(id, foot.x, foot.y, { size: fitText(id, room).size });
  ink.text(domain, foot.x, foot.y + 5.5, { size: fitText(domain, room).size });
  drawMeasure(ink, right - foot.measure, foot.y + 12, foot.measure);
}

/** Fifty millimetres, to be laid against a ruler: whoever prints "to fit" makes codes smaller than they were meant. */
function drawMeasure(ink: Ink, x: number, y: number, long: number): void {
  ink.line(x, y, x + long, y, { width: 0.3 });
  for (let at = 0; at <= 5; at += 1) {
    const mark = x + (long * at) / 5;
    ink.line(mark, y, mark, y - (at % 5 === 0 ? 2 : 1.2), { width: 0.3 });
  }
  ink.text('50毫米', x - 1.5, y, { size: 2.8, align: 'right' });
}
