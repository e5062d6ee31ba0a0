import type { TableLine } from '../../platform/spreadsheet/read-table.ts';
import { figuresOf, findColumns, type FieldLine } from './find-columns.ts';

const names = {
  code: [
    '村编码',
    'code',
    '村居编码',
    '村（居）编码',
    '村代码',
    '村级编码',
    '区划代码',
    '行政区划代码',
    '统计用区划代码',
    '编码',
    '代码',
    '新编码',
  ],
  name: [
    '村名',
    'name',
    '村名称',
    '名称',
    '村居名称',
    '村（居）名称',
    '村居',
    '村（社区）',
    '村（居）委会',
    '村委会',
    '新名称',
    '村（居）委会名称',
  ],
  townCode: ['乡镇编码', 'town_code', '乡镇代码', '镇街编码', '街道编码', '乡镇（街道）编码', '乡镇街道代码'],
  townName: ['乡镇', 'town_name', '街道', '乡镇/街道', '乡镇名称', '镇街', '镇街名称', '所属乡镇', '乡镇（街道）名称'],
  countyCode: ['县区编码', 'county_code', '县编码', '县代码', '县区代码', '区县编码', '县（市、区）编码'],
  countyName: ['县区', 'county_name', '县', '区县', '县（市、区）', '县名', '县区名称'],
  cityCode: ['市编码', 'city_code', '市代码', '地市编码'],
  cityName: ['市', 'city_name', '地市', '设区市', '市名称'],
  province: ['省', 'province', '省份', 'province_name'],
  change: ['变动', 'change', '变动情况', '变更', '变更情况'],
  oldCode: ['原编码', 'old_code', '原代码', '原村编码', '旧编码', '原区划代码'],
  into: ['并入编码', 'into', '并入', '并入村编码', '并入代码'],
  alias: ['旧码', 'alias', '旧二维码', '原二维码'],
} as const;
type Field = keyof typeof names;

export type PlaceAct = 'keep' | 'merge' | 'end';

/** A line of a file of places as it was meant, before anybody has looked whether it can be. */
export interface PlacesLine {
  line: number;
  fault: string | undefined;
  /** What it speaks of, by the length of its number. */
  kind: 'county' | 'town' | 'village' | undefined;
  act: PlaceAct;
  /** Twelve figures of a village, nine of a town, six of a county; as typed, where it is none. */
  code: string;
  /** '' where the cell is empty, nothing where there is no such column. */
  name: string | undefined;
  townCode: string;
  townName: string;
  countyCode: string;
  countyName: string;
  cityCode: string;
  cityName: string;
  province: string;
  oldCode: string;
  into: string;
  alias: string;
}

const acts: Readonly<Record<string, PlaceAct>> = {
  ...Object.fromEntries(
    ['', '无', '不变', '未变', '没变', '正常', '新增', '新建', '改名', '更名', '改属', '改码', '调整'].map((word) => [word, 'keep']),
  ),
  ...Object.fromEntries(['并入', '合并', '撤并'].map((word) => [word, 'merge'])),
  ...Object.fromEntries(['撤销', '注销'].map((word) => [word, 'end'])),
};

export function readPlacesLines(
  lines: readonly TableLine[],
): { ok: true; lines: PlacesLine[]; unused: string[] } | { ok: false; why: string } {
  const found = findColumns<Field>(lines, names, [
    ['code', 'oldCode'],
    ['name', 'change', 'oldCode'],
  ]);
  if (!found.ok) return found;
  return { ok: true, unused: found.unused, lines: found.lines.map(readLine) };
}

function readLine({ line, fault, cells }: FieldLine<Field>): PlacesLine {
  const change = cells.change ?? '';
  const act = Object.hasOwn(acts, change) ? acts[change] : undefined;
  const oldCode = placeNumber(figuresOf(cells.oldCode)).number;
  const own = figuresOf(cells.code);
  const { number: code, kind } = placeNumber(own === '' && act !== undefined && act !== 'keep' ? oldCode : own);
  return {
    line,
    fault:
      fault ?? (act === undefined ? `“变动”不认识“${change.slice(0, 10)}”，只认并入、撤销、改码、改名、新增` : faultOfNumber(own, kind)),
    kind,
    act: act ?? 'keep',
    code,
    name: cells.name,
    townCode: placeNumber(figuresOf(cells.townCode)).number,
    townName: cells.townName ?? '',
    countyCode: placeNumber(figuresOf(cells.countyCode)).number,
    countyName: cells.countyName ?? '',
    cityCode: figuresOf(cells.cityCode).replace(/^(\d{4})$/, '$100'),
    cityName: cells.cityName ?? '',
    province: cells.province ?? '',
    oldCode,
    into: placeNumber(figuresOf(cells.into)).number,
    alias: cells.alias ?? '',
  };
}

/** 371623001000 is the town 371623001, 371623000000 the county 371623. */
function placeNumber(figures: string): { number: string; kind: PlacesLine['kind'] } {
  if (!/^\d+$/.test(figures)) return { number: figures, kind: undefined };
  if (figures.length === 6 || (figures.length === 12 && figures.endsWith('000000'))) return { number: figures.slice(0, 6), kind: 'county' };
  if (figures.length === 9 || (figures.length === 12 && figures.endsWith('000'))) return { number: figures.slice(0, 9), kind: 'town' };
  return { number: figures, kind: figures.length === 12 ? 'village' : undefined };
}

function faultOfNumber(typed: string, kind: PlacesLine['kind']): string | undefined {
  if (kind) return undefined;
  return typed === '' ? '没有编码' : `编码要12位数字，这里是“${typed.slice(0, 20)}”`;
}
