import type { JudgedTowns } from './judge-towns.ts';
import type { JudgedVillage } from './judge-villages.ts';
import type { ChangeKind, KnownCounty, KnownPlace, PlacesPlan, PlaceStep } from './places-plan.ts';
import type { ReportRow, Verdict } from './report-row.ts';
import type { Claim } from './settle-claims.ts';

interface Told {
  row: ReportRow;
  step: PlaceStep | undefined;
  /** The village that an older code is to open, if the line says so. */
  alias: { read: { alias: string } | { refused: string }; village: string } | undefined;
}

interface Names {
  townNames: ReadonlyMap<string, string>;
  readAlias: (text: string) => { alias: string } | { refused: string };
}

/** The row of a village's line, and what it writes. */
export function villageRow({ claim, into }: JudgedVillage, { townNames, readAlias }: Names): Told {
  const { line, subject, refused } = claim;
  const row = (verdict: Verdict, text: string): ReportRow => ({
    line: line.line,
    code: line.code,
    name: claim.name || subject?.name || '',
    verdict,
    text,
  });
  if (refused !== undefined) return { row: row('refused', refused), step: undefined, alias: undefined };
  if (claim.done) return { row: row('same', '以前办过了'), step: undefined, alias: undefined };
  const alias = line.alias === '' ? undefined : { read: readAlias(line.alias), village: claim.key };
  const town = townNames.get(claim.parent) ?? '';
  if (line.act !== 'keep') {
    const kind = into ? 'merged' : 'ended';
    const text = into ? `并入${into.name}（${into.number}）。原来的码照样能扫` : '撤销。原来的码扫了会说明';
    return { row: row(kind, text), step: endOf(subject!, kind, into?.key ?? null), alias };
  }
  const step = stepOf(claim, 'village');
  if (!subject) return { row: row('added', `新村，${town}`), step, alias };
  const was = townNames.get(subject.parent ?? '') ?? '';
  return { row: row(...verdictOf(claim, subject, step, `改属：${was} → ${town}`)), step, alias };
}

/** Towns that a line speaks of, and towns that villages' lines make, name or number anew; those are no line's, so they stand at 0. */
export function townRows(
  { claims, implied }: JudgedTowns,
  judged: readonly JudgedVillage[],
  { towns, villages }: { towns: readonly KnownPlace[]; villages: readonly KnownPlace[] },
): { rows: ReportRow[]; steps: PlaceStep[] } {
  const rows: ReportRow[] = [];
  const steps: PlaceStep[] = [];
  const left = countVillagesAfter(judged, villages);
  const ending = new Set(claims.flatMap(({ line, subject }) => (line.act !== 'keep' && subject ? [subject.divisionCode] : [])));
  for (const claim of claims) {
    const { line, subject } = claim;
    const row = (verdict: Verdict, text: string) => rows.push({ line: line.line, code: line.code, name: claim.name, verdict, text });
    if (claim.refused !== undefined) {
      row('refused', claim.refused);
      continue;
    }
    if (line.act === 'keep') {
      const step = stepOf(claim, 'town');
      if (step) steps.push(step);
      if (subject) row(...verdictOf(claim, subject, step, ''));
      else row('added', '新乡镇');
      continue;
    }
    const into = line.act === 'merge' ? towns.find(({ divisionCode, until }) => until === null && divisionCode === line.into) : undefined;
    if ((left.get(subject!.id) ?? 0) > 0) row('refused', `这个乡镇还有${left.get(subject!.id)}个村。先写明每个村归到哪`);
    else if (line.act === 'merge' && (!into || ending.has(into.divisionCode))) row('refused', '要并入的乡镇没有，或者它自己也没了');
    else {
      row(into ? 'merged' : 'ended', into ? `并入${into.name}` : '撤销');
      steps.push(endOf(subject!, into ? 'merged' : 'ended', into?.id ?? null));
    }
  }
  for (const claim of implied) {
    const step = stepOf(claim, 'town');
    // Nobody needs a new town whose villages were all refused.
    if (!step || (!claim.subject && (left.get(claim.key) ?? 0) === 0)) continue;
    steps.push(step);
    const [verdict, text] = claim.subject ? verdictOf(claim, claim.subject, step, '') : (['added', '新乡镇'] as const);
    rows.push({ line: 0, code: claim.number, name: claim.name, verdict, text: `${text}（第${claim.line.line}行起）` });
  }
  return { rows, steps };
}

/** An older code that is another village's already, or that an earlier line claims, is not taken. What else the line does stands: others were judged by it. */
export function aliasRows(
  told: readonly Told[],
  registered: ReadonlyMap<string, string>,
): { rows: ReportRow[]; steps: PlaceStep[]; aliases: PlacesPlan['aliases'] } {
  const claimed = new Map<string, number>();
  const aliases: PlacesPlan['aliases'] = [];
  const steps: PlaceStep[] = [];
  const rows = told.map(({ row, step, alias }) => {
    if (step) steps.push(step);
    if (!alias) return row;
    const { read, village } = alias;
    const one = 'alias' in read ? read.alias : '';
    const earlier = claimed.get(one);
    const owner = registered.get(one);
    const why =
      'refused' in read
        ? '旧码是我们自己的，或读不出来'
        : owner !== undefined && owner !== village
          ? '旧码已经是别的村的'
          : earlier === undefined
            ? ''
            : `旧码和第${earlier}行重复`;
    if (why !== '')
      return row.verdict === 'same'
        ? { ...row, verdict: 'refused' as const, text: why }
        : { ...row, text: `${row.text}。没有登记旧码：${why}` };
    claimed.set(one, row.line);
    if (owner === village) return row;
    aliases.push({ alias: one, village });
    if (row.verdict === 'same') return { ...row, verdict: 'changed' as const, text: '登记旧码' };
    return { ...row, text: `${row.text}。登记旧码` };
  });
  return { rows, steps, aliases };
}

/** Every living place that no line spoke of. */
export function notMentionedRows(
  places: readonly KnownPlace[],
  { judged, judgedTowns, county }: { judged: readonly JudgedVillage[]; judgedTowns: JudgedTowns; county: KnownCounty },
): ReportRow[] {
  const spokenOf = new Set<string>([county.id]);
  for (const { claim } of judged) {
    if (claim.subject) spokenOf.add(claim.subject.id);
    spokenOf.add(claim.parent);
  }
  for (const { subject } of [...judgedTowns.claims, ...judgedTowns.implied]) if (subject) spokenOf.add(subject.id);
  return places
    .filter(({ id, until, kind }) => until === null && kind !== 'county' && !spokenOf.has(id))
    .map(({ divisionCode: code, name }) => ({ line: 0, code, name, verdict: 'not-mentioned', text: '文件里没有，照旧不动' }));
}

function countVillagesAfter(judged: readonly JudgedVillage[], villages: readonly KnownPlace[]): Map<string, number> {
  const parents = new Map(villages.filter(({ until }) => until === null).map(({ id, parent }) => [id, parent ?? '']));
  for (const { claim } of judged) {
    if (claim.refused !== undefined) continue;
    if (claim.line.act === 'keep') parents.set(claim.key, claim.parent);
    else parents.delete(claim.key);
  }
  const counts = new Map<string, number>();
  for (const parent of parents.values()) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

function verdictOf({ raw, name, number }: Claim, subject: KnownPlace, step: PlaceStep | undefined, moved: string): [Verdict, string] {
  if (!step) return ['same', '没有变'];
  const words = [
    number === subject.divisionCode ? '' : `改码：${subject.divisionCode} → ${number}`,
    step.changes.includes('moved') ? moved : '',
    name === subject.name ? '' : `改名：${subject.name} → ${name}`,
    name === subject.name && raw !== subject.rawName ? `登记名：${subject.rawName} → ${raw}` : '',
  ].filter(Boolean);
  const verdict =
    (['renumbered', 'moved'] as const).find((kind) => step.changes.includes(kind)) ?? (name === subject.name ? 'changed' : 'renamed');
  return [verdict, words.join('；')];
}

function stepOf({ subject, key, raw, name, number, parent }: Claim, kind: 'town' | 'village'): PlaceStep | undefined {
  const now = { name, rawName: raw, divisionCode: number, parent };
  if (!subject) return { key, kind, was: null, now, changes: ['added'], ends: 'no', mergedInto: null };
  const changes: ChangeKind[] = [];
  if (number !== subject.divisionCode) changes.push('renumbered');
  if (parent !== subject.parent) changes.push('moved');
  if (name !== subject.name || raw !== subject.rawName) changes.push('renamed');
  if (changes.length === 0) return undefined;
  return { key, kind, was: wasOf(subject), now, changes, ends: 'no', mergedInto: null };
}

function endOf(subject: KnownPlace, change: 'merged' | 'ended', mergedInto: string | null): PlaceStep {
  const was = wasOf(subject);
  return { key: subject.id, kind: subject.kind, was, now: was, changes: [change], ends: 'yes', mergedInto };
}

function wasOf({ name, rawName, divisionCode, parent }: KnownPlace): PlaceStep['was'] & {} {
  return { name, rawName, divisionCode, parent };
}
