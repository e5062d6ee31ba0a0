import type { Sheet } from '../../contract/print.contract.ts';
import { addDays, type Day } from '../../rules/day.ts';
import { dayInFull } from '../../rules/day-in-words.ts';
import { fenInWords } from '../../rules/money.ts';
import { dueOf, eventsAt } from '../../rules/procedure.ts';
import type { PublicLine } from '../../rules/public-notice.ts';
import type { MatterFile } from './matter-file.ts';
import { nameOffice } from './name-office.ts';

/** What of one matter hangs, or would if it were hung today. */
interface Hanging {
  file: MatterFile;
  line: PublicLine;
  office: string;
  purpose: 'grant' | 'more' | 'end';
  /** First and last of its days; the day of hanging is neither. */
  from: Day;
  to: Day;
}

/**
 * 公示: one sheet a village and span of days, whatever the number of families; a line each, by the name. A line holds what
 * `rules/public-notice.ts` lets through and nothing else.
 */
export function writePublicNotices(files: readonly MatterFile[]): Sheet[] {
  const hanging = files.flatMap((file) => findHanging(file) ?? []);
  const boards = Map.groupBy(hanging, ({ file, from, to, purpose, office }) =>
    [file.places.town, file.places.village, from, to, purpose, office].join('|'),
  );
  return [...boards.values()].map(writeBoard).toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** Its days run, or this step is the one to hang it in: by the procedure alone, whatever the step is called. */
export function findHanging(file: MatterFile): Hanging | undefined {
  const { procedure, step, publicLine: line, today, calendar, dates } = file;
  if (!line) return undefined;
  const clock = procedure.steps[step]?.clock;
  const hung = clock && file.events.findLast(({ kind }) => kind === clock.from);
  const running = hung?.means === 'hang' ? { defined: hung.defined!, from: hung.from, on: hung.day } : undefined;
  const toHang = eventsAt(procedure, step).find(({ means }) => means === 'hang');
  const hang = running ?? (toHang && { defined: toHang, from: step, on: today });
  // A school's or a department's own board is not the village's.
  if (!hang || !hang.defined.role.some((role) => role === 'village' || role === 'town')) return undefined;
  const kind = hang.defined.event;
  const due = dueOf(procedure, running ? step : hang.defined.to!, { ...dates, [kind]: hang.on }, calendar);
  if (!due || today > due.day) return undefined;
  return { file, line, office: nameOffice(file, hang), purpose: purposeOf(file), from: addDays(hang.on, 1), to: due.day };
}

/** Before the first decision it is about giving; afterwards about ending where she has been heard, else about giving more. */
function purposeOf({ events }: MatterFile): Hanging['purpose'] {
  const granted = events.findLastIndex(({ means }) => means === 'grant');
  if (granted === -1) return 'grant';
  return events.slice(granted).some(({ means }) => means === 'hear') ? 'end' : 'more';
}

const purposes = {
  grant: { title: '社会救助公示', text: '下面各家申请社会救助，打算同意。' },
  more: { title: '社会救助公示', text: '下面各家遇上了新的难处，打算多给一些。' },
  end: { title: '终止社会救助公示', text: '下面各家的社会救助，打算终止。' },
} as const;

function writeBoard(board: readonly Hanging[]): Sheet {
  const [{ file, purpose, from, to, office }] = board as [Hanging];
  const { places, hotline } = file;
  const sorted = board.toSorted((a, b) => a.line.name.localeCompare(b.line.name, 'zh-CN') || (a.file.matterId < b.file.matterId ? -1 : 1));
  const withSum = board.some(({ line }) => line.amountFen !== undefined);
  const rows = sorted.map(({ line }, at) => [
    String(at + 1),
    line.name,
    `${line.village}${line.group}`,
    line.members === undefined ? '' : `${line.members}口人`,
    line.program,
    ...(withSum ? [line.amountFen === undefined ? '' : fenInWords(line.amountFen)] : []),
  ]);
  return {
    kind: 'public-notice',
    matters: sorted.map((one) => one.file.matterId),
    title: purposes[purpose].title,
    number: `${places.town} ${places.village}`,
    to: '',
    parts: [
      { text: `${purposes[purpose].text}公示从${dayInFull(from)}到${dayInFull(to)}，贴出来的那天不算。` },
      { table: { columns: ['序号', '姓名', '哪个村', '几口人', '哪一项', ...(withSum ? ['打算给多少'] : [])], rows } },
      { text: `觉得不对的，这几天里找${places.town}说，或打${hotline}。谁说的，我们不往外讲。到期取下。` },
      {
        pairs: [
          { label: '哪天贴的', text: '' },
          { label: '谁贴的', text: '' },
        ],
      },
    ],
    office,
    day: addDays(from, -1),
    rooms: ['盖章处', '贴好以后拍照，照片贴这里'],
    copies: ['贴在公示栏'],
    mark: file.mark,
  };
}
