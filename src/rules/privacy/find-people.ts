import { isOtherWord, surname } from './name-signs.ts';

export interface Person {
  from: number;
  to: number;
  /** Who speaks or works here; whom the text is not about. */
  standing: 'official' | 'anybody';
}

const given = '[\\u4e00-\\u9fff]';
const after =
  '(?=$|[\\s,，.。、;；:：!！?？（(）)「」“”"\'《\\[\\]【】|/\\\\\\-—\\d*+=<>&]|患|身|因|系|家|一家|同志|夫|妇|男|女|今年|现年|现|老人|之|的|得|确诊|住院|做|被|在|已|也|是|为|有|说|两|发|送|领|享|获|申|办|每|共|全|等|和|与|及|肺|胃|肝|癌|脑|心|尿|糖|高血|残|瘫|精神|智|视|听|肢|白血|慢|大病|重病|病|一级|二级|三级|四级|小学|初中|上|读|就|该|走|来|到|学|户|零|一|二|三|四|五|六|七|八|九|十|[壹贰叁肆伍陆柒捌玖]|儿|孙|母|父|妻|丈|多)';
const label =
  '(?:姓名|户主|村民|居民|群众|患者|病人|老人|老党员|受助人|受助者|申请人|救助对象|救助人|低保户|低保对象|低保老人|特困户|特困人员|五保户|五保老人|贫困户|困难户|困难群众|监测户|脱贫户|边缘户|残疾人|学生|同学|儿童|孤儿|孩子|男孩|女孩|男童|女童|小朋友|妻子|丈夫|爱人|老伴|儿子|女儿|母亲|父亲|儿媳|孙子|孙女|外孙女?|配偶|[长次独]子|[长次独]女|其[子女妻夫父母]|之[子女妻]|代领人|联系人|监护人|领款人|户主名|本人|名叫|叫做|叫|人员)[:：\\s为是“"（(]{0,3}';
const leadIn =
  '(?:^|[\\s,，.。、;；:：!！?？（(）)“"\'|/\\d>\\-—【\\]】]|村|庄|屯|组|社区|镇|街道|给|为|对|由|和|与|及|帮助?|替|让|将|向|看望了?|慰问了?|走访了?|资助了?|救助了?|补发|发放|发给|帮扶了?|探望|查明|经查|经核|其中|现有|发现|得知|了解到|如|像|比如|例如)';
const disease = '(?=身患|患有|患上|患病|患了|患|罹患|确诊|查出|因病|因残|得了|病故|病逝|病危)';
const hidden = '[某×xX*＊○●□■〇△]';
const address = '(?:大爷|大娘|大叔|大妈|大婶|大嫂|大哥|大姐|爷爷|奶奶|老汉|老太太?|婶子?|婆婆|阿姨|叔叔|先生|女士|同学|小朋友|师傅)';

const ways: readonly RegExp[] = [
  new RegExp(`(?<name>${surname}${hidden}{1,3}${given}?(?:${hidden})?)`, 'gu'),
  new RegExp(`(?<name>${surname}${given}?${hidden}{1,2})`, 'gu'),
  new RegExp(`(?<name>${surname}${given}{0,2}${address})`, 'gu'),
  new RegExp(`${label}(?<name>${surname}${given}{1,2}?)${after}`, 'gu'),
  new RegExp(`${leadIn}(?<name>${surname}${given}{1,2}?)${after}`, 'gu'),
  new RegExp(`(?<name>${surname}${given}{1,2}?)${disease}`, 'gu'),
  new RegExp(
    `(?<name>[老小][王李张刘陈杨赵黄周吴徐孙胡朱林郭罗宋郑韩冯董曹许沈吕苏魏薛姜孟])(?=患|身患|得了?|因|家|一家|两口|的|，|,|今年|是|住院|有|病|瘫)`,
    'gu',
  ),
  new RegExp(`(?<name>${surname}(?:家|氏)(?:老[大二三四五]|[老小大二三]?(?:儿子|闺女|媳妇|孙子|孙女|小子|丫头)|兄弟|姐妹|夫妇))`, 'gu'),
  new RegExp(`(?<name>[\\u4e00-\\u9fff]{2,5}·[\\u4e00-\\u9fff]{2,6})`, 'gu'),
];

const office =
  '(?:局长|书记|县长|市长|省长|镇长|乡长|主任|主席|部长|院长|校长|园长|所长|站长|科长|股长|队长|会长|理事长|董事长|总经理|经理|记者|通讯员|编辑|摄影|负责人|法官|律师|医生|大夫|护士|主治|教授|老师|工作人员|联络员|协理员|网格员|社工|志愿者|监督员|代表|委员|干部|村支书|支书|村主任|会计|主持人|发布人|审核|供稿|代办员)';
const officeBefore = new RegExp(`${office}[:：\\s、]{0,2}$`, 'u');
const officeAfter = new RegExp(`^[\\s（(，,]{0,2}(?:县|镇|村|副|局|常务)?.{0,6}?${office}`, 'u');

/** Whoever is named in a text, or spoken of so that a village knows who it is. It would rather see one too many. */
export function findPeople(plain: string): Person[] {
  const people = new Map<number, Person>();
  for (const way of ways)
    for (const match of plain.matchAll(way)) {
      const name = match.groups!['name']!;
      if (isOtherWord(name)) {
        continue;
      }
      const from = match.index + match[0].lastIndexOf(name);
      const to = from + name.length;
      const known = people.get(from);
      if (known && known.to >= to) continue;
      const official =
        officeBefore.test(plain.slice(Math.max(0, from - 10), from)) || officeAfter.test(plain.slice(to, to + 12).split(/[。；;\n]/)[0]!);
      people.set(from, { from, to, standing: official ? 'official' : 'anybody' });
    }
  return [...people.values()].toSorted((a, b) => a.from - b.from);
}
