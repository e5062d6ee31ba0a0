import type { Sheet } from '../../contract/print.contract.ts';
import { dayInFull } from '../../rules/day-in-words.ts';
import { fenInWords } from '../../rules/money.ts';
import type { CourseEvent } from '../matter/index.ts';
import type { MatterFile } from './matter-file.ts';
import { nameOffice } from './name-office.ts';

const titles = {
  grant: '社会救助决定书',
  refuse: '不予批准告知书',
  cut: '调整救助告知书',
  stop: '终止救助告知书',
  close: '终止办理告知书',
} as const;
type Deciding = keyof typeof titles;

/** 决定书: what was decided, why, by which rule, what she can do, and the record of how the paper reached her. */
export function writeDecision(file: MatterFile): Sheet | undefined {
  const decided = file.events.findLast(({ means }) => means !== undefined && means in titles);
  if (!decided) return undefined;
  const kind = decided.means as Deciding;
  const office = nameOffice(file, decided);
  const { amountFen, reason, rule, remedy } = decided.given;
  const granted = kind === 'grant';
  return {
    kind: 'decision',
    matters: [file.matterId],
    title: titles[kind],
    number: file.number,
    to: file.name,
    parts: [
      { text: said(kind, file.program) },
      {
        pairs: [
          { label: '申请人', text: file.name },
          { label: '身份证号', text: file.idNumber },
          { label: '决定日期', text: dayInFull(decided.day) },
          ...(amountFen === undefined ? [] : [{ label: kind === 'cut' ? '以后是多少' : '给多少', text: fenInWords(amountFen) }]),
          ...(granted ? [] : [{ label: '为什么', text: reason ?? '' }]),
          ...(granted && !rule ? [] : [{ label: '依据', text: rule ?? '' }]),
        ],
      },
      { title: '不同意怎么办', lines: remedies(file, remedy) },
      { text: `不明白的，打${file.hotline}问，或到镇上问，不收钱。` },
      deliveryRecord(file, decided),
    ],
    office,
    day: decided.day,
    rooms: ['盖章处'],
    copies: ['交申请人', '存档'],
    mark: file.mark,
  };
}

function said(kind: Deciding, program: string): string {
  if (kind === 'grant') return `您申请的${program}，经审核，同意。`;
  if (kind === 'refuse') return `您申请的${program}，经审核，这次不予批准。情况变了，随时可以再申请。`;
  if (kind === 'close') return `您申请的${program}，几次都没有找到您，先停下来。打电话或到镇上说一声，就接着办。`;
  return kind === 'cut' ? `您的${program}，听取您的意见以后，决定调整。` : `您的${program}，听取您的意见以后，决定终止。`;
}

/**
 * What she can do depends on who decides: where the county's procedure speaks of the 60 days, both ways stand here in full,
 * counted from delivery; a charity, a bank or a school has its own way, and its procedure's last words say which.
 */
function remedies({ procedure, places }: MatterFile, remedy: string | undefined): string[] {
  const texts = Object.values(procedure.steps).map(({ text }) => text);
  const ways = texts.some((text) => text.includes('60天'))
    ? [
        `收到这份通知书之日起60日内，可以向${places.county}人民政府申请行政复议，不收钱。`,
        '收到这份通知书之日起6个月内，可以向人民法院提起行政诉讼。',
      ]
    : texts.filter((text) => text.startsWith(delivered)).map((text) => text.slice(delivered.length));
  return [...(remedy?.trim() ? [remedy.trim()] : []), ...new Set(ways)];
}
const delivered = '通知书送到您手上了。';

/** Days count from delivery, and a message is none: this part is filled in by hand, or says what was recorded. */
function deliveryRecord({ events }: MatterFile, decided: CourseEvent): Sheet['parts'][number] {
  const deliveredEvent = events.slice(events.indexOf(decided)).find(({ means }) => means === 'deliver');
  return {
    title: '送达记录（短信不算送达）',
    pairs: [
      { label: '怎么送的', text: deliveredEvent?.given.delivery ?? '□ 本人签收　□ 留置送达　□ 邮寄' },
      { label: '送达日期', text: deliveredEvent ? dayInFull(deliveredEvent.day) : '' },
      { label: '收件人签名或按手印', text: '' },
      { label: '送达人', text: '' },
      { label: '见证人', text: '' },
    ],
  };
}
