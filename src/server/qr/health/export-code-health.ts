import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { PlaceTables } from '../../platform/place-tables.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import type { CodeFinding } from '../../../rules/code-kinds.ts';
import { countScans, listWrongTags } from './lines.store.ts';
import { listVillagesOfHers } from './list-villages-of-hers.ts';
import { readLines, type VillageLine } from './read-lines.ts';

const words = {
  fine: '完好',
  torn: '破了',
  covered: '被挡住了',
  elsewhere: '贴错了村',
  fake: '像是假的',
  gone: '没有了',
  guessed: '有人乱试号码',
} as const satisfies Record<CodeFinding | PlaceTables['code_task']['kind'], string>;

/** Every village of her places as a table for a program of tables, silent ones too. */
export async function exportCodeHealth(house: House, book: CodeBook, scope: StaffScope, weeks: number): Promise<Buffer> {
  const { from, lines } = await readLines(house, book, scope, { towns: listVillagesOfHers(book, scope), weeks });
  const scans = await countScans(house.db, scope, { villages: lines.map(({ village }) => village.id), from });
  const wrongTags = await listWrongTags(house.db, scope, from);
  await recordLook(house, house.db, scope, { act: 'exported', whatKind: 'code-health', what: scope.county });
  const columns = columnsOf(weeks, { scans, wrongTags });
  return writeCsv(
    columns.map(([heading]) => heading),
    lines.map((line) => columns.map(([, cell]) => cell(line) ?? '')),
  );
}

type Column = [heading: string, cell: (line: VillageLine) => string | undefined];

function columnsOf(weeks: number, { scans, wrongTags }: Record<'scans' | 'wrongTags', ReadonlyMap<string, number>>): Column[] {
  return [
    ['镇街', ({ town }) => town.name],
    ['村', ({ village }) => village.name],
    ['区划代码', ({ village }) => village.divisionCode],
    ['村码', ({ village }) => village.codeId],
    ['联络员', ({ liaisons }) => liaisons.join('、')],
    [`近${weeks}周打开次数`, ({ village }) => String(scans.get(village.id) ?? 0)],
    [`近${weeks}周号码不对`, ({ village }) => String(wrongTags.get(village.id) ?? 0)],
    ['最近打开', ({ lastScanOn }) => lastScanOn],
    ['没人打开', ({ silent }) => (silent === 'silent' ? '是' : '')],
    ['最近查看', ({ lastCheckOn }) => lastCheckOn],
    ['查看结果', ({ finding }) => inWords(finding)],
    ['没人查看', ({ checked }) => (checked === 'unchecked' ? '是' : '')],
    ['没办结的', ({ task }) => inWords(task?.kind)],
    ['报的次数', ({ task }) => task && String(task.reports)],
  ];
}

function inWords(kind: string | undefined): string {
  return kind === undefined ? '' : ((words as Record<string, string>)[kind] ?? kind);
}
