import type { lookReasons } from '../../../rules/look-reasons.ts';
import type { Ground } from '../../platform/audit.ts';

export const says = {
  liaison: (name: string) => `村里帮忙的${name}`,
  aLiaison: '村里帮忙的人',
  holder: '拿着您回执的人',
  inVillage: (village: string) => `${village}村委会的人`,
  inTown: (town: string) => `${town}办事的人`,
  inBody: (body: string) => `${body}的人`,
  /** By role, where no place or body says more. */
  roles: {
    village: '村委会的人',
    town: '镇上办事的人',
    county: '县民政局的人',
    department: '主管单位的人',
    panel: '评委会的人',
    hotline: '12349接电话的人',
    finance: '财政的人',
    auditor: '审计的人',
    operator: '管机器的人',
  } as Readonly<Record<string, string>>,
  somebody: '办事的人',
  did: {
    'opened matter': '看了这件事',
    'opened paper': '看了您交的照片',
    'opened visits': '看了哪天上门',
    'opened receipt': '用号和身份证后六位查了办到哪',
    'printed matter': '打印了这件事的纸',
    'exported matter': '写进了交给省里的表',
  } as Readonly<Record<string, string>>,
  /** Who asked or complained, if anybody did, is never among it. */
  grounds: { held: '这件事归他办', task: '轮到他们办这一步', offered: '同事想转给他办' } satisfies Record<
    Exclude<Ground, 'reason'>,
    string
  >,
  reasons: {
    'caller-asked': '有人打电话替您问，他先回拨核对过',
    complaint: '看看办得对不对',
    supervision: '看看办得对不对',
    sample: '审计抽到这一件',
    'colleague-asked': '同事请他帮着看',
    visit: '要上门，看住哪儿',
  } satisfies Record<keyof typeof lookReasons, string>,
  ownWords: '写了一条理由，想问打12349',
  scanned: '扫了您的回执',
} as const;
