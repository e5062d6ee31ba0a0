import { isDay, type Day } from './day.ts';
import { meanings, type Meaning, type Source } from './procedure-shape.ts';

/*
 * What the province's own system takes and gives, as a county is told it: which of our values stands under which header, and
 * how its result file reads. Another province, another year, another file.
 */

/** What of a matter can stand in a column. */
export const provinceSources = [
  'name',
  'idNumber',
  'phone',
  'town',
  'village',
  'address',
  'householdSize',
  'program',
  'receiptNumber',
  'submittedOn',
  'acceptedOn',
  'decidedOn',
  'amountYuan',
] as const;
export type ProvinceSource = (typeof provinceSources)[number];

/** entered: typed in there · returned: sent back to us · the others as the province decided */
export const provinceStates = ['entered', 'accepted', 'granted', 'refused', 'returned'] as const;
export type ProvinceState = (typeof provinceStates)[number];

/** The columns a result file must have; a program only tells several matters of one receipt apart. */
const neededColumns = ['receiptNumber', 'provinceNumber', 'state', 'day'] as const;
type Column = (typeof neededColumns)[number] | 'program' | 'reason';

export interface ProvinceFormat extends Source {
  version: number;
  since: Day;
  fields: { header: string; from: ProvinceSource }[];
  results: {
    columns: Record<(typeof neededColumns)[number], string> & Partial<Record<'program' | 'reason', string>>;
    /** `means`: the act of ours that says the same; it stays an officer's. */
    states: { word: string; state: ProvinceState; means?: Meaning }[];
  };
}

/** What is wrong with a county's file, one sentence each. */
export function checkProvinceFormat({ version, since, kind, ref, fields, results }: ProvinceFormat): string[] {
  const wrong: string[] = [];
  const says = (fine: boolean, text: string) => void (fine || wrong.push(text));
  const twice = (names: readonly string[]) => new Set(names).size < names.length;
  says(Number.isInteger(version) && version > 0 && isDay(since), 'it lacks a version or the day from which it holds');
  says(ref !== '' && (kind === 'law') !== /演示|承诺/.test(ref), 'it lacks a source');
  says(fields.length > 0 && !twice(fields.map(({ header }) => header)), 'two fields have the same header, or there is none');
  for (const { header, from } of fields)
    says(provinceSources.includes(from) && /^\p{L}/u.test(header), `the field ${header} is from nowhere`);
  for (const column of neededColumns) says(Boolean(results.columns[column]), `the results lack the column ${column}`);
  says(!twice(Object.values(results.columns)), 'two columns of the results have the same header');
  says(results.states.length > 0 && !twice(results.states.map(({ word }) => word)), 'two states have the same word, or there is none');
  for (const { word, state, means } of results.states)
    says(provinceStates.includes(state) && (means === undefined || meanings.includes(means)), `the state ${word} means nothing`);
  return wrong;
}

/** One line of a result file, understood. */
export interface ProvinceRow {
  receiptNumber: string;
  program: string;
  provinceNumber: string;
  state: ProvinceState;
  /** As the province writes it. */
  word: string;
  day: Day;
  reason: string;
}

/** Reads one line by the column names of the format, or says in words why it cannot be read. */
export function readProvinceRow(
  cells: Readonly<Record<string, string>>,
  { results: { columns, states } }: ProvinceFormat,
  today: Day,
): { ok: true; row: ProvinceRow } | { ok: false; why: string } {
  const cell = (column: Column) => plainText(cells[columns[column] ?? ''] ?? '');
  const no = (why: string) => ({ ok: false, why }) as const;
  const [typedNumber, provinceNumber] = [cell('receiptNumber'), cell('provinceNumber')];
  if ([typedNumber, provinceNumber].some((text) => /^\d(\.\d+)?[Ee]\+?\d+$/.test(text)))
    return no('号被表格改坏了（带E的）。把那一列设成文本，重新导一份');
  const receiptNumber = typedNumber.replace(/\s/g, '');
  if (!/^\d{8}$/.test(receiptNumber)) return no('回执号不是8位数字');
  if (!/^[\p{L}\d〔〕（）()[\]\-_/.]{1,40}$/u.test(provinceNumber)) return no('省平台编号没有，或者太长、有怪字');
  const state = states.find(({ word }) => word === cell('state'));
  if (!state) return no(`办理状态不认识，认识的是：${states.map(({ word }) => word).join('、')}`);
  const day = readTypedDay(cell('day'));
  if (!day) return no('日期读不懂，写成2026-11-27这样');
  if (day > today) return no('日期在今天以后');
  const reason = cell('reason');
  if (reason.length > 300) return no('原因超过300个字');
  return { ok: true, row: { receiptNumber, program: cell('program'), provinceNumber, state: state.state, word: state.word, day, reason } };
}

/** Programs put an apostrophe or a tab before what shall stay text. */
function plainText(cell: string): string {
  return cell.replace(/^['\s\u00a0\ufeff]+|[\s\u00a0]+$/g, '').replace(/\p{Cc}/gu, ' ');
}

/** 2026-11-27, 2026/1/7, 2026.1.7, 2026年11月27日, 20261127; a time behind it is left out. */
function readTypedDay(text: string): Day | undefined {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  if (!parts) return undefined;
  const day = `${parts[1]}-${(parts[2] ?? parts[4])!.padStart(2, '0')}-${(parts[3] ?? parts[5])!.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
