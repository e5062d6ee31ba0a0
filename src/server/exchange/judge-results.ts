import { createHash } from 'node:crypto';
import type { ResultReport } from '../../contract/exchange.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { readProvinceRow, type ProvinceFormat, type ProvinceRow } from '../../rules/province-format.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { listMattersByReceipt, readCourses, type MatterRow } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { readTable } from '../platform/spreadsheet/read-table.ts';
import { listResultsOf } from './exchange.store.ts';
import { getFormat } from './get-format.ts';

/** A megabyte comes in at most; no town types more than this in a month. */
const mostRows = 2000;

export interface Judged {
  line: number;
  number: string;
  verdict: 'will-note' | 'already-noted' | 'other-state' | 'unknown-number' | 'malformed';
  text: string;
  /** What would be noted; for the first three verdicts. */
  note?: { matter: MatterRow; row: ProvinceRow; digest: Buffer };
}

/** Every line of a result file with what would become of it. Nothing is written. */
export async function judgeResults(
  house: House,
  shelf: CatalogueShelf,
  scope: StaffScope,
  bytes: Buffer,
): Promise<{ sha256: string; judged: Judged[] }> {
  const format = await getFormat(house, scope);
  const lines = await readLines(bytes, format, dayOf(house.clock.now()));
  const numbers = lines.flatMap(({ read }) => (read.ok ? [read.row.receiptNumber] : []));
  const rows = (await listMattersByReceipt(house.db, scope, [...new Set(numbers)])).filter((row) => row.key_wrapped);
  const ids = rows.map(({ id }) => id);
  const noted = new Set((await listResultsOf(house.db, scope, ids)).map(({ matter, digest }) => keyOf(matter, digest)));
  const ours = await decisionsOf(house, scope, rows);
  const byNumber = Map.groupBy(rows, (row) => row.receipt_number!);
  const judged: Judged[] = [];
  for (const { line, read } of lines) {
    if (!read.ok) {
      judged.push({ line, number: '', verdict: 'malformed', text: read.why });
      continue;
    }
    const { row } = read;
    const matter = await findMeant(shelf, byNumber.get(row.receiptNumber) ?? [], row);
    if (typeof matter === 'string') {
      const verdict = byNumber.has(row.receiptNumber) ? 'malformed' : 'unknown-number';
      judged.push({ line, number: row.receiptNumber, verdict, text: matter });
      continue;
    }
    const digest = house.vault.hash('province-result', JSON.stringify([matter.id, row.state, row.provinceNumber, row.day, row.reason]));
    const isNoted = noted.has(keyOf(matter.id, digest));
    noted.add(keyOf(matter.id, digest));
    judged.push({ line, number: row.receiptNumber, ...verdictOf(row, isNoted, ours.get(matter.id)), note: { matter, row, digest } });
  }
  return { sha256: createHash('sha256').update(bytes).digest('hex'), judged };
}

export function reportOf({ sha256, judged }: { sha256: string; judged: readonly Judged[] }): ResultReport {
  const counts = Object.fromEntries([...Map.groupBy(judged, ({ verdict }) => verdict)].map(([verdict, rows]) => [verdict, rows.length]));
  return { sha256, counts, rows: judged.map(({ line, number, verdict, text }) => ({ line, number, verdict, text })) };
}

async function readLines(bytes: Buffer, format: ProvinceFormat, today: string) {
  const table = await readTable(bytes, mostRows);
  if (!table.ok) throw new Problem('file-unreadable', { text: table.why });
  const { columns } = format.results;
  const missing = (['receiptNumber', 'provinceNumber', 'state', 'day'] as const).filter((one) => !table.header.includes(columns[one]));
  if (missing.length > 0) throw new Problem('file-unreadable', { text: `少了这几列：${missing.map((one) => columns[one]).join('、')}。` });
  return table.rows.map(({ line, cells }) => ({ line, read: readProvinceRow(cells, format, today) }));
}

/** The one matter that a line speaks of, or in words why there is none. */
async function findMeant(shelf: CatalogueShelf, matters: readonly MatterRow[], { program }: ProvinceRow): Promise<MatterRow | string> {
  if (matters.length === 0) return '没有这个回执号，或者不在您管的地方';
  const names = await Promise.all(matters.map((one) => shelf.programName(one.county, one.catalogue_version, one.program)));
  const fitting = program ? matters.filter((_one, at) => names[at] === program) : matters;
  if (fitting.length === 0) return `这个回执号下没有“${program.slice(0, 40)}”`;
  return fitting.length === 1 ? fitting[0]! : '这个回执号下有几件，文件里要写明是哪一项';
}

/** How each matter was decided here, if it was. */
async function decisionsOf(house: House, scope: StaffScope, rows: readonly MatterRow[]): Promise<Map<string, string>> {
  const courses = await readCourses(house, house.db, scope, rows);
  return new Map(
    courses.flatMap(({ events }, at) => {
      const decided = events.findLast(({ means }) => means === 'grant' || means === 'refuse' || means === 'withdraw' || means === 'stop');
      return decided?.means ? [[rows[at]!.id, decided.means] as const] : [];
    }),
  );
}

const decisionWords: Record<string, string> = { grant: '同意', refuse: '没同意', withdraw: '申请人不办了', stop: '停了' };

function verdictOf({ state, word }: ProvinceRow, isNoted: boolean, ours: string | undefined): Pick<Judged, 'verdict' | 'text'> {
  if (isNoted) return { verdict: 'already-noted', text: '以前记过了，不用再记' };
  const differs = (state === 'granted' && ours !== undefined && ours !== 'grant') || (state === 'refused' && ours === 'grant');
  if (differs) return { verdict: 'other-state', text: `省里是“${word}”，我们这里是“${decisionWords[ours!]}”。照记，请核一核` };
  return { verdict: 'will-note', text: `会记上：${word}` };
}

function keyOf(matter: string, digest: Buffer): string {
  return `${matter} ${digest.toString('hex')}`;
}
