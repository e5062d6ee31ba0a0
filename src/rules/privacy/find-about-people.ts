import { findPeople, type Person } from './find-people.ts';
import type { Found } from './find-numbers.ts';

const illnesses =
  '癌症?|肿瘤|白血病|淋巴瘤|尿毒症|透析|化疗|放疗|脑梗|脑出血|脑溢血|脑瘫|中风|偏瘫|瘫痪|截瘫|卧床|精神[病障分]|精神(?:一|二|三|四|[1-4])级|(?:智力|视力|听力|言语|肢体|多重|精神)(?:残疾|障碍|[一二三四1-4]级)|抑郁|躁狂|癫痫|羊角风|痴呆|老年痴|帕金森|艾滋|hiv|梅毒|性病|乙肝|丙肝|肝硬化|肝病|肝腹水|糖尿病|高血压|心脏病|冠心病|心梗|心衰|心肌|肺结核|结核|尘肺|矽肺|哮喘|肺气肿|肾病|肾炎|肾衰|肾功能|红斑狼疮|狼疮|类风湿|股骨头|骨折|骨髓|再障|血友病|渐冻|重症肌|植物人|截肢|失明|盲人|聋哑?|哑巴|智障|弱智|傻子|自闭|孤独症|唐氏|先天性|残疾|残废|伤残|重残|因残|因病|患病|病重|重病|大病|病危|病故|病逝|患[有上了]?|身患|罹患|确诊|病情|病历|病史|慢病|慢性病|手术|住院|流产|怀孕|堕胎|不孕|性侵|家暴|吸毒|戒毒|服刑|绝症|恶性|晚期|出院|低保证|(?<![a-z])(?:ca|mt)(?![a-z])';
const illness = new RegExp(illnesses, 'giu');
const certain = /身患|患[有上了]|罹患|确诊|癌|瘤|尿毒症|白血病|瘫|残疾人?$|[一二三四1-4]级/;
const kin = '(?:妻子?|丈夫|夫|老伴|爱人|配偶|母亲|父亲|母|父|爹|娘|爸|妈|儿子|女儿|儿媳|子|女|孙子|孙女|哥哥?|弟弟?|姐姐?|妹妹?)';
const spokenOf = new RegExp(
  `(?:(?:其|他的?|她的?|该户|户主|这户|一户[^。\\n]{0,8}|男主人|女主人|全家)${kin}?(?:本人)?[^。，,\\n]{0,8}(?:身患|患有|患上|罹患|确诊为?|查出)[^。，,；;\\n]{1,14}|(?:其|他|她)${kin}[^。，,\\n]{0,6}(?:[一二三四1-4]级|残疾|瘫痪|失明|智障|精神病|重病|大病|尿毒症|癌))`,
  'gu',
);
const child =
  /(?<!\d)(?:1[0-7]|[0-9])\s?周?岁|(?<![一二三四五六七八九])(?:十[一二三四五六七]?|[一二两三四五六七八九])周?岁|小学|初中|初[一二三]|高中|高[一二三](?!级)|幼儿园|学前班|[一二三四五六七八九1-9]年级|孤儿|事实无人|留守儿童|困境儿童|女童|男童|男孩|女孩|孩子|儿童|婴儿|未成年|小朋友|同学|中学生?|学生/gu;
const grown = /大学|大专|学院|研究生|本科|高职|岁的母亲|岁的父亲/;
const sum =
  /(?:\d[\d,.]{0,12}|[零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]{1,12})\s?(?:余|多)?(?:万|千|百)?\s?元|¥\s?\d[\d,.]{0,12}/gu;

interface Word {
  from: number;
  to: number;
  words: string;
}

/** Illness, disability, a child's name, somebody's money: harmless words, unless a person stands beside them. */
export function findAboutPeople(plain: string): Found[] {
  const people = findPeople(plain);
  const spoken = wordsLike(plain, spokenOf).map(({ from, to }): Found => ({ kind: 'illness', from, to }));
  if (people.length === 0) return spoken;
  return [
    ...spoken,
    ...tie(people, wordsLike(plain, illness), { before: 14, after: 34, kind: 'illness', plain }),
    ...tie(people, wordsLike(plain, child), { before: 10, after: 16, kind: 'child', plain }),
    ...tie(people, wordsLike(plain, sum), { before: 12, after: 30, kind: 'sum', plain }),
  ];
}

function wordsLike(plain: string, like: RegExp): Word[] {
  return Array.from(plain.matchAll(like), (match) => ({ from: match.index, to: match.index + match[0].length, words: match[0] }));
}

interface Reach {
  before: number;
  after: number;
  kind: 'illness' | 'child' | 'sum';
  plain: string;
}

/** Each person with the nearest such word in reach. Both lists are in order, so one pass does. */
function tie(people: readonly Person[], words: readonly Word[], { before, after, kind, plain }: Reach): Found[] {
  const found: Found[] = [];
  let first = 0;
  for (const person of people) {
    while (first < words.length && words[first]!.to < person.from - before) first += 1;
    for (let at = first; at < words.length && words[at]!.from <= person.to + after; at += 1) {
      const word = words[at]!;
      // 朱子轩同学 says it in the name itself.
      if (word.from < person.to && word.to > person.from && kind !== 'child') continue;
      if (!isAbout(person, word, kind, plain)) continue;
      found.push({ kind, from: Math.min(person.from, word.from), to: Math.max(person.to, word.to) });
      break;
    }
  }
  return found;
}

function isAbout(person: Person, word: Word, kind: Reach['kind'], plain: string): boolean {
  const between = plain.slice(Math.min(person.to, word.to), Math.max(person.from, word.from));
  if (person.standing === 'official')
    return kind === 'illness' && word.from >= person.to && word.from - person.to <= 2 && certain.test(word.words);
  if (kind === 'child')
    return !grown.test(plain.slice(Math.max(0, person.from - 10), Math.max(word.to, person.to) + 6)) && !/\n/.test(between);
  if (kind === 'sum') return !/\n/.test(between);
  return true;
}
