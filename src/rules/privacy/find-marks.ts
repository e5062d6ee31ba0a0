import type { LeakKind } from './finding.ts';
import type { Found } from './find-numbers.ts';

/** Chinese figures are as good as others. */
const n = '[\\d零〇○一二三四五六七八九十百]';
const day = '(?:[\\d一二三四五六七八九十廿卅初]{1,3})';
const born = '(?:出生|生日|生于|生辰|诞辰|出世|生年|(?:[，,、\\s（(|])[男女][，,、\\s|）)])';
const fullDate = `(?:1[89]|20)\\d{2}\\s?[年.\\-/·]\\s?\\d{1,2}\\s?[月.\\-/·]\\s?\\d{1,2}`;
const speltDate = `[一二][九八〇零○][\\d零〇○一二三四五六七八九]{2}年(?:农历)?[\\d一二三四五六七八九十正冬腊闰]{1,3}月${day}`;
const province = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';

interface Mark {
  kind: LeakKind;
  like: RegExp;
  /** What makes a match harmless. */
  unless?: (match: RegExpMatchArray, plain: string) => boolean;
}

const marks: readonly Mark[] = [
  { kind: 'birth-date', like: new RegExp(`${fullDate}|${speltDate}`, 'g'), unless: isNobodysDay },
  { kind: 'birth-date', like: new RegExp(`\\d{2}年\\d{1,2}月\\d{1,2}[日号]?(?:出?生|生人)`, 'g') },
  {
    kind: 'birth-date',
    like: new RegExp(`(?:出生(?:日期|年月日?|于|时间)?|生日|生于|生辰)[:：\\s是为]{0,4}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])[0-3]\\d`, 'g'),
  },
  { kind: 'birth-date', like: /(?<!\d)19[0-8]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g },
  {
    kind: 'birth-date',
    like: new RegExp(`(?:生日|生于|出生)[^。\\n]{0,6}(?:农历|阴历|阳历)?[正冬腊闰\\d一二三四五六七八九十]{1,3}月${day}`, 'g'),
  },
  { kind: 'birth-date', like: new RegExp(`(?:农历|阴历)[^。\\n]{0,10}月${day}[日]?(?:出?生|生人|生日)`, 'g') },
  {
    kind: 'birth-date',
    like: new RegExp(`(?:19|20)\\d{2}年\\s?[腊冬正\\d一二三四五六七八九十]{1,3}月${day}日?[^。\\n]{0,3}(?:出?生)`, 'g'),
  },
  {
    kind: 'address',
    like: new RegExp(
      `(?:路|街|巷|胡同|弄|道|村|庄|屯|组|社区|小区|花园|家园|苑|院)[东西南北中里外\\s第]{0,3}${n}{1,5}\\s?(?:-\\d{1,4})?\\s?号(?!线|令|文|公告|前|以|起|到)`,
      'g',
    ),
    unless: isOffice,
  },
  { kind: 'address', like: new RegExp(`${n}{1,4}\\s?(?:号楼|栋|幢|座)\\s?${n}{0,3}\\s?(?:单元|门|室|户|-|(?<=\\d))`, 'g') },
  { kind: 'address', like: new RegExp(`${n}{1,3}\\s?单元`, 'g') },
  {
    kind: 'address',
    like: new RegExp(
      `(?:门牌号?|户号|住址|家住|住在|现住|家庭地址|住所)[:：是为\\s]{0,4}[^，。；;\\n]{0,20}(?:${n}{1,5}\\s?(?:号|户|室|栋|排|门|组)|[东西南北]头)`,
      'g',
    ),
    unless: isOffice,
  },
  { kind: 'address', like: new RegExp(`${n}{1,3}\\s?排\\s?(?:[东西]?(?:边|起|数)?第?)?${n}{1,3}\\s?(?:户|号|家)`, 'g') },
  { kind: 'address', like: new RegExp(`${n}{1,3}\\s?组\\s?第?${n}{1,4}\\s?(?:号|户(?!数|[、，。；\\s]|人|均|家)|门)`, 'g') },
  {
    kind: 'address',
    like: new RegExp(
      `(?:村|庄|街|胡同|巷|路|组|桥|井|庙|树)[东西南北前后]?[头边侧口面]?(?:数|起|往[东西南北])?第?${n}{1,3}\\s?(?:家|户人家|个门|个院)`,
      'g',
    ),
  },
  { kind: 'address', like: new RegExp(`[东西南北前后]头(?:数|起|往[东西南北])?第?${n}{1,3}\\s?(?:家|户人家|个门|个院)`, 'g') },
  { kind: 'address', like: /(?<![\d-])\d{1,2}-\d{1,2}-\d{3,4}(?![\d-])(?:室|户)?/g },
  { kind: 'address', like: new RegExp(`${n}{3,4}\\s?室(?!内|外)`, 'g'), unless: isOffice },
  {
    kind: 'online-id',
    like: /(?:微信|wechat|weixin|vx|v信|威信|薇信|微[Xx]|[+加]v|q\s?q|扣扣|企鹅|抖音|快手)(?:号码?|群|id|同号)?[:：\s是为加]{0,4}[a-z0-9_][a-z0-9_-]{4,30}/gi,
  },
  { kind: 'online-id', like: /wxid_[a-z0-9]{6,40}/gi },
  { kind: 'online-id', like: /(?<![a-z0-9._-])[a-z0-9._-]{2,64}\s?@\s?[a-z0-9-]{1,40}\s?\.\s?[a-z]{2,8}/gi },
  {
    kind: 'plate',
    like: new RegExp(`${province}\\s?[A-Za-z]\\s?[·•.\\- ]?\\s?(?=[A-Za-z\\d]{0,5}\\d)[A-Za-z\\d]{4,6}[挂学警港澳]?(?![A-Za-z\\d])`, 'g'),
  },
  {
    kind: 'social-security',
    like: /(?:社保卡?|社会保障卡?|医保卡?|保障卡|参保|职工|医保个人|残疾人?证|低保证|户口簿?|存折|折子)\s?(?:编|账|帐|卡)?(?:号码?|编号)[:：\s是为]{0,4}[A-Za-z]{0,3}\d[\dA-Za-z-]{5,24}/g,
  },
  { kind: 'bank-card', like: /(?:卡号|存折号?|账号|帐号|账户|帐户|开户行?)[:：\s是为]{0,4}\d[\d\s-]{6,30}/g },
];

/** Numbers of accounts and cars, days of birth, houses: what has a form of its own. Allowed: what the county has published itself. */
export function findMarks(plain: string, known: readonly string[]): Found[] {
  const published = known.filter((one) => one.length >= 4);
  return marks.flatMap(({ kind, like, unless }) =>
    Array.from(plain.matchAll(like)).flatMap((match) => {
      const [from, to] = [match.index, match.index + match[0].length];
      if (unless?.(match, plain) || isWithinPublished(plain, published, from, to)) return [];
      return [{ kind, from, to }];
    }),
  );
}

function isWithinPublished(plain: string, published: readonly string[], from: number, to: number): boolean {
  return published.some((one) => {
    const near = plain.slice(Math.max(0, from - one.length), to + one.length);
    const at = near.indexOf(one);
    return at >= 0 && near.indexOf(plain.slice(from, to).trim()) >= at;
  });
}

/** Laws have days too: one of the last decades is somebody's birthday only if it is said to be. */
function isNobodysDay(match: RegExpMatchArray, plain: string): boolean {
  const year = Number(match[0].slice(0, 4));
  const around = `${match.index! <= 10 ? '\n' : ''}${plain.slice(Math.max(0, match.index! - 10), match.index! + match[0].length + 8)}`;
  if (new RegExp(born).test(around)) return false;
  const old = Number.isNaN(year) ? /^[一二][九八][〇零○一二三四五六七八]/.test(match[0]) : year < 1990;
  return (
    !old ||
    /公布|施行|通过|发布|实施|成立|印发|令第?/.test(plain.slice(match.index! + match[0].length, match.index! + match[0].length + 14))
  );
}

/** 新华路12号便民服务中心 is where everybody goes. */
function isOffice(match: RegExpMatchArray, plain: string): boolean {
  const after = plain.slice(match.index! + match[0].length, match.index! + match[0].length + 16);
  return /^[，,（(\s]?[^，,。；;、旁边近面后家住户\n]{0,10}(局|中心|大厅|政府|办事处|委员会|医院|学校|法院|服务站|窗口|联合会|总工会|银行)/.test(
    after,
  );
}
