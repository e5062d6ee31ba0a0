import type { Sheet } from '../../contract/print.contract.ts';
import { dayInFull } from '../../rules/day-in-words.ts';
import { totalDueOf, type Due } from '../../rules/procedure.ts';
import type { MatterFile } from './matter-file.ts';
import { nameOffice } from './name-office.ts';

/** 受理通知单: what was accepted, when, by whom, what may still follow, and the last day the law leaves the office. */
export function writeAcceptance(file: MatterFile): Sheet | undefined {
  const accepted = file.events.findLast(({ means }) => means === 'accept');
  if (!accepted) return undefined;
  const office = nameOffice(file, accepted);
  const total = totalDueOf(file.procedure, file.dates, file.calendar);
  return {
    kind: 'acceptance',
    matters: [file.matterId],
    title: '社会救助申请受理通知单',
    number: file.number,
    to: file.name,
    parts: [
      { text: `您申请的事，${office}已经受理。` },
      {
        pairs: [
          { label: '申请人', text: file.name },
          ...(file.numberStands === 'everywhere' ? [{ label: '身份证号', text: file.idNumber }] : []),
          { label: '申请什么', text: file.program },
          { label: '回执号', text: file.number },
          { label: '受理日期', text: dayInFull(accepted.day) },
          { label: '受理单位', text: office },
          { label: '经办人', text: file.staffNames[accepted.actor ?? ''] ?? '' },
          { label: '最晚办完', text: total ? lastDay(total) : '' },
        ],
      },
      file.missing.length > 0
        ? { title: `还差${file.missing.length}样，以后补上就行，先办着不耽误`, lines: [...file.missing] }
        : { title: '还差什么', text: '东西齐了，不用再补。' },
      {
        text: `补东西：拍照补、送到镇上、请村里人帮，都行。办到哪了，打${file.hotline}问，报名字或回执号都能查到。受理不收钱；定下来以后另有书面通知，不同意怎么办也写在那上头。`,
      },
    ],
    office,
    day: accepted.day,
    rooms: ['盖章处'],
    copies: ['交申请人', '存档'],
    mark: file.mark,
  };
}

const kindWords = { law: '', 'county-promise': '（县里承诺）', demo: '（演示）' } as const;

function lastDay({ day, certain, kind }: Due): string {
  return `${certain ? '' : '预计'}${dayInFull(day)}${kindWords[kind]}`;
}
