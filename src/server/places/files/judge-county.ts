import type { PlacesLine } from './places-columns.ts';
import type { KnownCounty, KnownPlace, PlacesPlan, PlaceStep } from './places-plan.ts';
import type { ReportRow } from './report-row.ts';

interface JudgedCounty {
  /** Today's number, and the one it gets. */
  numbers: Set<string>;
  changes: PlacesPlan['county'];
  steps: PlaceStep[];
  rows: ReportRow[];
}

/** The county itself: a line of its own, or what all its villages' lines say of it. */
export function judgeCounty(
  lines: readonly PlacesLine[],
  county: KnownCounty,
  villageByNumber: ReadonlyMap<string, KnownPlace>,
): JudgedCounty {
  const rows: ReportRow[] = [];
  const next = { ...county };
  let told = false;
  for (const line of lines) {
    if (line.kind !== 'county') continue;
    const { code, name = '', oldCode } = line;
    const row = (verdict: ReportRow['verdict'], text: string) => rows.push({ line: line.line, code, name, verdict, text });
    const mine = code === county.divisionCode || oldCode === county.divisionCode;
    if (line.fault !== undefined) row('refused', line.fault);
    else if (!mine) row('refused', `这是别的县的（${code}），我们是${county.name}（${county.divisionCode}）`);
    else if (line.act !== 'keep') row('refused', '县不能在这里撤并，请找管系统的人');
    else if (told) row('refused', '县前面已经有一行');
    else if (name !== '' && !/^\p{Script=Han}{2,20}$/u.test(name)) row('refused', '县名要2到20个汉字');
    else {
      told = true;
      next.divisionCode = code;
      next.name = name || county.name;
      if (code !== county.divisionCode) row('renumbered', `县改码：${county.divisionCode} → ${code}`);
      else if (next.name !== county.name) row('renamed', `县改名：${county.name} → ${next.name}`);
      else row('same', '没有变');
    }
  }
  if (!told) {
    const moved = new Set(
      lines.filter((line) => line.countyName === county.name && villageByNumber.has(line.oldCode)).map(({ countyCode }) => countyCode),
    );
    const [number = ''] = moved;
    if (moved.size === 1 && /^\d{6}$/.test(number) && number !== county.divisionCode) {
      next.divisionCode = number;
      rows.push({ line: 0, code: number, name: county.name, verdict: 'renumbered', text: `县改码：${county.divisionCode} → ${number}` });
    }
  }
  const numbers = new Set([county.divisionCode, next.divisionCode]);
  const mine = lines.filter((line) => line.fault === undefined && (line.countyCode === '' || numbers.has(line.countyCode)));
  for (const [field, of, words] of [
    ['province', 'province', '省'],
    ['city', 'cityName', '市'],
    ['cityCode', 'cityCode', '市编码'],
  ] as const) {
    const said = new Set(
      mine.map((line) => line[of]).filter((one) => (of === 'cityCode' ? /^\d{6}$/ : /^\p{Script=Han}{2,20}$/u).test(one)),
    );
    const [one] = said;
    if (said.size !== 1 || one === undefined || one === county[field]) continue;
    next[field] = one;
    rows.push({
      line: 0,
      code: next.divisionCode,
      name: next.name,
      verdict: 'changed',
      text: `${words}：${county[field] || '没写'} → ${one}`,
    });
  }
  const changes = Object.fromEntries(
    (['name', 'divisionCode', 'province', 'city', 'cityCode'] as const)
      .filter((field) => next[field] !== county[field])
      .map((field) => [field, next[field]]),
  );
  return { numbers, changes, steps: stepsOf(county, next), rows };
}

function stepsOf(county: KnownCounty, next: KnownCounty): PlaceStep[] {
  const was = { name: county.name, rawName: county.name, divisionCode: county.divisionCode, parent: null };
  const changes = [
    ...(next.divisionCode === county.divisionCode ? [] : (['renumbered'] as const)),
    ...(next.name === county.name ? [] : (['renamed'] as const)),
  ];
  if (changes.length === 0) return [];
  const now = { ...was, name: next.name, rawName: next.name, divisionCode: next.divisionCode };
  return [{ key: county.id, kind: 'county', was, now, changes, ends: 'no', mergedInto: null }];
}

interface Known {
  county: KnownCounty;
  counties: ReadonlySet<string>;
  villageByNumber: ReadonlyMap<string, KnownPlace>;
  townByNumber: ReadonlyMap<string, KnownPlace>;
}

/** In words, that a line is another county's; nothing where it is ours. */
export function faultOfCounty(line: PlacesLine, { county, counties, villageByNumber, townByNumber }: Known): string | undefined {
  const { code, oldCode, countyCode, countyName, townCode } = line;
  const foreign = (whose: string) => `这是别的县的（${whose.slice(0, 20)}），我们是${county.name}（${county.divisionCode}）`;
  if (countyCode !== '') return counties.has(countyCode) ? wrongName(line, county) : foreign(countyCode);
  if (countyName !== '' && countyName !== county.name) return foreign(countyName);
  const known = [code, oldCode].some((one) => villageByNumber.has(one) || townByNumber.has(one)) || townByNumber.has(townCode);
  return known || counties.has(code.slice(0, 6)) ? undefined : foreign(code.slice(0, 6));
}

function wrongName({ countyName, kind }: PlacesLine, county: KnownCounty): string | undefined {
  if (kind === 'county' || countyName === '' || countyName === county.name) return undefined;
  return `县名写的是“${countyName.slice(0, 20)}”，我们是${county.name}。县改名请单写一行县`;
}
