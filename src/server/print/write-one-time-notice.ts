import type { Sheet } from '../../contract/print.contract.ts';
import { dayInFull } from '../../rules/day-in-words.ts';
import type { MatterFile } from './matter-file.ts';
import { nameOffice } from './name-office.ts';

/** 一次性告知书: everything that was said to be missing, at once, as it was said. */
export function writeOneTimeNotice(file: MatterFile): Sheet | undefined {
  const asked = file.events.findLast(({ means }) => means === 'ask');
  if (!asked) return undefined;
  return {
    kind: 'one-time-notice',
    matters: [file.matterId],
    title: '一次性告知书',
    number: file.number,
    to: file.name,
    parts: [
      { text: `您申请的${file.program}，还差下面这些，一次说全。补上就行，先办着不耽误。` },
      { lines: splitMissing(asked.given.finding ?? '') },
      {
        pairs: [
          { label: '告知日期', text: dayInFull(asked.day) },
          { label: '经办人', text: file.staffNames[asked.actor ?? ''] ?? '' },
          { label: '收到的人签名或按手印', text: '' },
        ],
      },
      { text: `怎么补：拍照补、送到镇上、请村里人帮，都行。县里能查到的，不用您交。不明白打${file.hotline}。` },
    ],
    office: nameOffice(file, asked),
    day: asked.day,
    rooms: ['盖章处'],
    copies: ['交申请人', '存档'],
    mark: file.mark,
  };
}

/** 一共差2样：甲；乙 stands on paper as two lines; what somebody wrote in her own words stays one. */
function splitMissing(finding: string): string[] {
  return finding
    .replace(/^一共差\d+样[：:]/, '')
    .split(/[；;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);
}
