import { isInventedPhone } from '../../../rules/invented.ts';
import { isPhoneNumber, isPublicNumber } from '../../../rules/phone-number.ts';
import type { TableLine } from '../../platform/spreadsheet/read-table.ts';
import { figuresOf, findColumns } from './find-columns.ts';
import type { KnownPlace } from './places-plan.ts';
import type { Judged, ReportRow } from './report-row.ts';

const names = {
  code: ['地点编码', '编码', '区划代码', '代码', 'code', '村编码', '乡镇编码', 'place'],
  name: ['地点名称', '地点', '名称', 'name'],
  address: ['地址', 'address', '办公地址', '详细地址'],
  hours: ['办公时间', 'hours', '开门时间', '工作时间', '服务时间'],
  phone: ['电话', 'phone', '联系电话', '办公电话', '服务电话'],
} as const;

export interface StationNow {
  place: string;
  address: string;
  hours: string;
  phone: string;
}

export interface StationsGiven {
  lines: readonly TableLine[];
  places: readonly KnownPlace[];
  stations: readonly StationNow[];
  /** A demo takes only numbers that ring nobody. */
  invented: boolean;
}

/** Where people go and whom they ring, line by line. A place without a line keeps what it has. */
export function judgeStations({ lines, places, stations, invented }: StationsGiven): Judged<StationNow[]> | { why: string } {
  const found = findColumns(lines, names, [['code'], ['address', 'hours', 'phone']]);
  if (!found.ok) return found;
  const byNumber = new Map(
    places.filter(({ until }) => until === null).flatMap((place) => numbersOf(place).map((number) => [number, place] as const)),
  );
  const now = new Map(stations.map((one) => [one.place, one]));
  const seen = new Map<string, number>();
  const plan: StationNow[] = [];
  const rows = found.lines.map(({ line, fault, cells }): ReportRow => {
    const code = figuresOf(cells.code);
    const place = byNumber.get(code);
    const was = place && now.get(place.id);
    const next = {
      place: place?.id ?? '',
      address: cells.address ?? was?.address ?? '',
      hours: cells.hours ?? was?.hours ?? '',
      phone: cells.phone === undefined ? (was?.phone ?? '') : figuresOf(cells.phone),
    };
    const row = (verdict: ReportRow['verdict'], text: string): ReportRow => ({
      line,
      code,
      name: place?.name ?? cells.name ?? '',
      verdict,
      text,
    });
    const earlier = place && seen.get(place.id);
    const why =
      fault ??
      (place ? undefined : code === '' ? '没有编码' : `今天没有编码是${code.slice(0, 20)}的地方`) ??
      (cells.name && place && ![place.name, place.rawName].includes(cells.name)
        ? `这个编码是${place.name}的，写的是“${cells.name.slice(0, 20)}”`
        : undefined) ??
      (earlier === undefined ? undefined : `${place!.name}在第${earlier}行已经写过`) ??
      faultOfText('地址', next.address) ??
      faultOfText('办公时间', next.hours) ??
      faultOfNumber(next.phone, invented);
    if (why !== undefined) return row('refused', why);
    seen.set(place!.id, line);
    if (was && was.address === next.address && was.hours === next.hours && was.phone === next.phone) return row('same', '没有变');
    plan.push(next);
    if (!was) return row('added', `新填：${next.address}，${next.hours}，${next.phone}`);
    const words = (['address', 'hours', 'phone'] as const)
      .filter((one) => was[one] !== next[one])
      .map((one) => `${was[one]} → ${next[one]}`);
    return row('changed', words.join('；'));
  });
  const untouched = places.filter(({ id, until }) => until === null && now.has(id) && !seen.has(id));
  return {
    rows: [
      ...rows,
      ...untouched.map(({ divisionCode: code, name }): ReportRow => ({
        line: 0,
        code,
        name,
        verdict: 'not-mentioned',
        text: '文件里没有，照旧不动',
      })),
    ],
    plan,
  };
}

/** A town and a county are also written with the zeros behind them. */
function numbersOf({ divisionCode }: KnownPlace): string[] {
  return [divisionCode, divisionCode.padEnd(12, '0')];
}

function faultOfText(what: string, text: string): string | undefined {
  if (text === '') return `没有${what}`;
  if (text.length > 100) return `${what}超过100个字`;
  if (/^['\s]*[=+@＝＋＠]/.test(text)) return `${what}是个公式`;
  return /[\p{Cc}\p{Cs}\p{Co}\ufffd]/u.test(text) ? `${what}里有读坏了的字` : undefined;
}

/** In words, why nobody could ring it; for an address of people it must be reachable, so the words are the same everywhere. */
export function faultOfNumber(phone: string, invented: boolean): string | undefined {
  if (!isPublicNumber(phone)) return '电话不对。写手机、带区号的座机，或12349这样的短号';
  return invented && isPhoneNumber(phone) && !isInventedPhone(phone) ? '这是演示，手机号用1690000开头' : undefined;
}
