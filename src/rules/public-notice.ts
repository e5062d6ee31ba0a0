import { addDays, type Day } from './day.ts';
import { readIdNumber } from './id-number.ts';

/** Everything that may stand on a village's board of one matter. There is no other field, and nothing of it is copied as it was typed. */
export interface PublicLine {
  name: string;
  village: string;
  /** 2组, never the house. */
  group: string;
  members: number | undefined;
  /** The plain name of the aid: 低保, never why. */
  program: string;
  /** A sum that somebody has put down already; nothing is promised before the decision. */
  amountFen: number | undefined;
}

export interface NoticeFacts {
  /** As it was typed. */
  name: string;
  idNumber: string;
  address: string;
  village: string;
  members: unknown;
  program: string;
  amountFen: number | undefined;
  /** The program is about children. */
  children: boolean;
}

/** Nothing: about a child, or of a child, nothing is ever hung. */
export function publicLineOf(facts: NoticeFacts, today: Day): PublicLine | undefined {
  if (facts.children || isMinor(facts.idNumber, today)) return undefined;
  const { members, amountFen } = facts;
  return {
    name: plainName(facts.name),
    village: facts.village,
    group: plainGroup(facts.address),
    members: Number.isInteger(members) && (members as number) > 0 && (members as number) < 30 ? (members as number) : undefined,
    program: plainProgram(facts.program),
    amountFen: Number.isSafeInteger(amountFen) && amountFen! > 0 ? amountFen : undefined,
  };
}

/** Who became eighteen today is none any more. A number that cannot be read is nobody's age. */
export function isMinor(idNumber: string, today: Day): boolean {
  const read = readIdNumber(idNumber);
  if (!read.ok) return false;
  const { birthday } = read;
  const grown = `${Number(birthday.slice(0, 4)) + 18}${birthday.slice(4)}`;
  // Who was born on a 29 February is grown on 1 March.
  const day = grown.endsWith('02-29') && Number(grown.slice(0, 4)) % 4 !== 0 ? addDays(`${grown.slice(0, 4)}-02-28`, 1) : grown;
  return today < day;
}

const illness = /[病癌瘤症残疾瘫障]|透析|肝炎|艾滋|尿毒|精神|智力|贫困|单人户/;
const spelt = /[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾]{3,}/;

/** What reads as a name and as nothing else; otherwise nothing, and it is written by hand. */
export function plainName(typed: string): string {
  const name = typed.trim();
  const looksLikeOne = /^(\p{Script=Han}{2,12}([·•]\p{Script=Han}{1,12})*|[A-Za-z]{2,20}([ ·][A-Za-z]{1,20}){0,3})$/u.test(name);
  return looksLikeOne && !illness.test(name) && !spelt.test(name) && !/[组号村街路院室楼栋]$/.test(name) ? name : '';
}

/** The group at the head of an address; house, lane and neighbours stay behind. */
export function plainGroup(address: string): string {
  return (
    /^(?:第)?([1-9]\d?|十[一二三四五六七八九]?|[一二三四五六七八九])组(?![^\s，,。、；;])/.exec(address.trim())?.[1]?.concat('组') ?? ''
  );
}

/** Closed: the first that fits, and for what is none of these only that it is assistance. */
const programs = [
  [/低保边缘/, '低保边缘家庭'],
  [/低保|最低生活保障/, '低保'],
  [/特困家庭救助基金/, '特困家庭救助基金'],
  [/特困/, '特困供养'],
  [/临时救助/, '临时救助'],
  [/医疗救助/, '医疗救助'],
  [/刚性支出/, '刚性支出困难家庭'],
  [/危房/, '农村危房改造'],
  [/公租房/, '公租房'],
  [/受灾/, '受灾救助'],
  [/慈善/, '慈善帮扶'],
] as const;

export function plainProgram(name: string): string {
  return programs.find(([fits]) => fits.test(name))?.[1] ?? '社会救助';
}
