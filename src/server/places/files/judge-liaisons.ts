import { isDay, type Day } from '../../../rules/day.ts';
import { isInventedPhone } from '../../../rules/invented.ts';
import { isPhoneNumber } from '../../../rules/phone-number.ts';
import type { TableLine } from '../../platform/spreadsheet/read-table.ts';
import { figuresOf, findColumns, type FieldLine } from './find-columns.ts';
import type { KnownPlace } from './places-plan.ts';
import { readDay } from './read-day.ts';
import type { Judged, ReportRow } from './report-row.ts';

const names = {
  code: ['村编码', 'code', '编码', '区划代码', '村代码', 'villageCode'],
  village: ['村名', '村', '村居'],
  name: ['姓名', '联络员', '联络员姓名', '协理员', 'name'],
  phone: ['电话', '手机', '手机号', '联系电话', 'phone'],
  since: ['从', '开始', '任职日期', '从哪天', 'from'],
  until: ['到', '止', '离任日期', '到哪天', 'until'],
  consent: ['同意上墙', '同意', '同意上海报', 'consent'],
  consentOn: ['同意日期', '哪天同意'],
} as const;
type Line = FieldLine<keyof typeof names>;

/** A village has one or two. */
const mostLiving = 2;

export interface LiaisonNow {
  id: string;
  village: string;
  name: string;
  phone: string;
  since: Day;
  until: Day | null;
  printConsentOn: Day | null;
}

/** Without an id: one who is new. */
export type LiaisonNext = Omit<LiaisonNow, 'id'> & { id: string | undefined };

export interface LiaisonsGiven {
  lines: readonly TableLine[];
  places: readonly KnownPlace[];
  liaisons: readonly LiaisonNow[];
  today: Day;
  /** A demo takes only people who do not exist. */
  invented: boolean;
}

interface Meant {
  line: Line;
  village: KnownPlace | undefined;
  was: LiaisonNow | undefined;
  next: LiaisonNext;
  why: string | undefined;
}

/** The register of liaisons, line by line: who is new, who left, whose number or consent changed. Who has no line stays. */
export function judgeLiaisons({ lines, places, liaisons, today, invented }: LiaisonsGiven): Judged<LiaisonNext[]> | { why: string } {
  const found = findColumns(lines, names, [['code'], ['name']]);
  if (!found.ok) return found;
  const byNumber = new Map(
    places.filter(({ kind, until }) => kind === 'village' && until === null).map((village) => [village.divisionCode, village]),
  );
  const ofVillage = Map.groupBy(liaisons, ({ village }) => village);
  const seen = new Map<string, number>();
  const meant = found.lines.map((line): Meant => {
    const village = byNumber.get(figuresOf(line.cells.code));
    const name = (line.cells.name ?? '').replace(/\s/g, '');
    const phone = figuresOf(line.cells.phone);
    const mine = (village && ofVillage.get(village.id)) ?? [];
    const untilOf = readDay(line.cells.until ?? '');
    const was =
      mine.find((one) => one.until === null && one.name === name) ??
      mine.find((one) => one.name === name && one.until !== null && one.until === untilOf);
    const one = { line, village, was, next: nextOf(line, { village: village?.id ?? '', name, phone, was }) };
    const why = faultOf(one, { today, invented, seen });
    if (why === undefined) seen.set(`${one.next.village} ${name}`, line.line);
    return { ...one, why };
  });
  // Who left makes room for who comes, whichever line stands first.
  const living = new Map([...ofVillage].map(([village, all]) => [village, all.filter(({ until }) => until === null).length]));
  for (const { was, next, why } of meant)
    if (why === undefined && was?.until === null && next.until !== null) living.set(next.village, living.get(next.village)! - 1);
  const plan: LiaisonNext[] = [];
  const rows = meant.map(({ line, village, was, next, why }): ReportRow => {
    const row = (verdict: ReportRow['verdict'], text: string): ReportRow => ({
      line: line.line,
      code: figuresOf(line.cells.code),
      name: village?.name ?? line.cells.village ?? '',
      verdict,
      text,
    });
    if (why !== undefined) return row('refused', why);
    if (!was) {
      const count = living.get(next.village) ?? 0;
      if (count >= mostLiving) return row('refused', `${village!.name}已经有${count}位联络员。先写明谁离任`);
      living.set(next.village, count + 1);
      plan.push(next);
      return row('added', `新联络员${next.name}，${next.printConsentOn ? '同意上墙' : '没有同意上墙'}`);
    }
    const words = changesOf(was, next);
    if (words.length === 0) return row('same', '没有变');
    plan.push(next);
    return was.until === null && next.until !== null
      ? row('ended', `${was.name}到${next.until}离任`)
      : row('changed', `${was.name}：${words.join('；')}`);
  });
  const untouched = liaisons.filter(({ until, village, name }) => until === null && !seen.has(`${village} ${name}`));
  const villages = new Map(places.map((one) => [one.id, one]));
  return {
    rows: [
      ...rows,
      ...untouched.map(({ village, name }): ReportRow => {
        const place = villages.get(village);
        return {
          line: 0,
          code: place?.divisionCode ?? '',
          name: place?.name ?? '',
          verdict: 'not-mentioned',
          text: `${name}，文件里没有，照旧不动`,
        };
      }),
    ],
    plan,
  };
}

/** What a column does not say stays; who was never asked has not agreed. */
function nextOf(
  { cells }: Line,
  { was, ...given }: { village: string; name: string; phone: string; was: LiaisonNow | undefined },
): LiaisonNext {
  const { consent = '', consentOn = '' } = cells;
  const said = /^(是|同意|有)/.test(consent) ? 'yes' : /^(否|不|没)/.test(consent) ? 'no' : 'nothing';
  const agreedOn = readDay(consentOn || consent.replace(/^(是|同意|有)[，,\s]*/, '')) ?? was?.printConsentOn ?? null;
  return {
    id: was?.id,
    village: given.village,
    name: given.name,
    phone: given.phone || (was?.phone ?? ''),
    since: readDay(cells.since ?? '') ?? was?.since ?? '',
    until: readDay(cells.until ?? '') ?? was?.until ?? null,
    printConsentOn: said === 'yes' ? agreedOn : said === 'no' ? null : (was?.printConsentOn ?? null),
  };
}

function faultOf(
  { line: { fault, cells }, village, was, next }: Omit<Meant, 'why'>,
  { today, invented, seen }: { today: Day; invented: boolean; seen: ReadonlyMap<string, number> },
): string | undefined {
  const { consent = '', since = '', until = '', consentOn = '' } = cells;
  if (fault !== undefined) return fault;
  if (!village) return `今天没有编码是${figuresOf(cells.code).slice(0, 20)}的村`;
  if (cells.village && ![village.name, village.rawName].includes(cells.village)) return `这个编码是${village.name}的，村名写的不一样`;
  if (!/^[\p{Script=Han}·]{2,20}$/u.test(next.name)) return '姓名要2到20个汉字';
  if (!isPhoneNumber(next.phone)) return '手机号要11位，1开头';
  if (invented && !isInventedPhone(next.phone)) return '这是演示，手机号用1690000开头';
  if (since !== '' && !readDay(since)) return '“从”不是日期';
  if (!isDay(next.since)) return '没有写从哪天起';
  if (until !== '' && !readDay(until)) return '“到”不是日期';
  if (next.until !== null && next.until > today) return '“到”的日子还没到';
  if (next.until !== null && next.until < next.since) return '“到”比“从”早';
  if (next.until !== null && !was) return '村里没有这位在任的联络员';
  if (consent !== '' && !/^(是|同意|有|否|不|没)/.test(consent)) return '“同意上墙”要写是或否';
  if (consentOn !== '' && !readDay(consentOn)) return '“同意日期”不是日期';
  if (/^(是|同意|有)/.test(consent) && next.printConsentOn === null) return '同意上墙的，要写哪天同意的';
  if (next.printConsentOn !== null && next.printConsentOn > today) return '同意的日子还没到';
  const earlier = seen.get(`${next.village} ${next.name}`);
  return earlier === undefined ? undefined : `这个人在第${earlier}行已经写过`;
}

function changesOf(was: LiaisonNow, next: LiaisonNext): string[] {
  return [
    was.phone === next.phone ? '' : '换了手机号',
    was.since === next.since ? '' : `从${was.since} → ${next.since}`,
    was.until === next.until ? '' : `到${next.until}`,
    was.printConsentOn === next.printConsentOn ? '' : next.printConsentOn === null ? '不再同意上墙' : `${next.printConsentOn}同意上墙`,
  ].filter(Boolean);
}
