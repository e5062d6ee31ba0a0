import type { PlacesFileKind } from '../../../rules/code-kinds.ts';
import type { Reader } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { TableLine } from '../../platform/spreadsheet/read-table.ts';
import { listCounties } from '../places.store.ts';
import { readPlacesLines, type PlacesLine } from './places-columns.ts';
import type { KnownCounty } from './places-plan.ts';
import type { ReportRow } from './report-row.ts';

/** The lines of a file that are one county's, the header before them. */
export interface CountyShare {
  county: KnownCounty;
  isNew: 'yes' | 'no';
  lines: TableLine[];
}

/**
 * A file of a whole province, or of one county, by counties. A county that is not here yet is made from its lines. `others` are lines that
 * are no county's, each with its why.
 */
export async function splitByCounty(
  db: Reader,
  lines: readonly TableLine[],
  { kind, wanted }: { kind: PlacesFileKind; wanted: string | 'all' },
): Promise<{ shares: CountyShare[]; others: ReportRow[] }> {
  const counties = (await listCounties(db)).map(({ id, name, division_code, province, city, city_code }): KnownCounty => ({
    id,
    name,
    divisionCode: division_code,
    province,
    city,
    cityCode: city_code,
  }));
  const one = wanted === 'all' ? undefined : counties.find(({ id, divisionCode }) => id === wanted || divisionCode === wanted);
  if (wanted !== 'all' && !one) throw new Problem('file-unreadable', { text: `没有这个县：${wanted}` });
  if (kind !== 'places') {
    if (!one) throw new Problem('file-unreadable', { text: '这样的文件一次一个县，请写 --county。' });
    return { shares: [{ county: one, isNew: 'no', lines: [...lines] }], others: [] };
  }
  const read = readPlacesLines(lines);
  if (!read.ok) throw new Problem('file-unreadable', { text: read.why });
  const known = new Map(counties.map((county) => [county.divisionCode, county]));
  const meant = new Map(read.lines.map((line) => [line.line, line]));
  const others: ReportRow[] = [];
  const refuse = ({ line, code, name = '' }: PlacesLine, text: string) => void others.push({ line, code, name, verdict: 'refused', text });
  const shares: CountyShare[] = [];
  const byCounty = Map.groupBy(lines, ({ line }) => (meant.has(line) ? numberOfCounty(meant.get(line)!) : undefined));
  for (const [code, its] of Map.groupBy(read.lines, numberOfCounty)) {
    const name = its.find(({ countyName }) => countyName !== '')?.countyName ?? its.find(({ kind }) => kind === 'county')?.name ?? '';
    const there = known.get(code);
    const raw = byCounty.get(code) ?? [];
    // A county under a new number is told by its name; what no number tells is refused there line by line.
    if (one) {
      if (there === one || code === '' || (!there && name === one.name)) shares.push({ county: one, isNew: 'no', lines: raw });
      else for (const line of its) refuse(line, `是别的县的（${code}）`);
    } else if (there) shares.push({ county: there, isNew: 'no', lines: raw });
    else if (code === '') for (const line of its) refuse(line, line.fault ?? '看不出是哪个县的');
    else if (name === '') for (const line of its) refuse(line, `没有编码是${code}的县，也没有写县名`);
    else if (counties.some((county) => county.name === name && county.city === (its[0]!.cityName || county.city)))
      for (const line of its) refuse(line, `${name}现在的编码不是${code}。县改码请单独一个文件，用 --county`);
    else {
      const id = counties.some((county) => county.id === code) ? `${code}-2` : code;
      shares.push({ county: { id, name, divisionCode: code, province: '', city: '', cityCode: '' }, isNew: 'yes', lines: raw });
    }
  }
  return { shares: joined(shares).map((share) => ({ ...share, lines: [...(byCounty.get(undefined) ?? []), ...share.lines] })), others };
}

/** Lines of one county under two numbers are one file's. */
function joined(shares: readonly CountyShare[]): CountyShare[] {
  return [...Map.groupBy(shares, ({ county }) => county.id).values()].map(([first, ...more]) => ({
    ...first!,
    lines: [first!, ...more].flatMap(({ lines }) => lines).toSorted((a, b) => a.line - b.line),
  }));
}

function numberOfCounty({ countyCode, townCode, code, oldCode }: PlacesLine): string {
  const number = countyCode || townCode.slice(0, 6) || (/^\d{6}/.test(code) ? code : oldCode).slice(0, 6);
  return /^\d{6}$/.test(number) ? number : '';
}
