const surname =
  '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚]';
const givenName = '(某某?|[^\\s，。、；：（）村镇县庄街家户人员血者的]{1,2})';
const ill = '(患(?!者)|得了|得的|确诊|查出|因病|瘫痪|残疾|住院)';
const named = new RegExp(`${surname}${givenName}${ill}`);

/** Full-width figures are figures; what is written apart belongs together. */
function figuresTogether(text: string): string {
  return text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/(?<=\d)[\s-—]+(?=[\dXx])/g, '');
}

/**
 * What may not stand in anything public, by its name; nothing where the text may go out. `published`: numbers that the county itself
 * prints, such as its hotline. Refuses rather once too often: a person writes it again.
 */
export function checkNewsText(text: string, published: readonly string[]): string | undefined {
  const known = new Set(published.map((phone) => phone.replace(/\D/g, '')));
  const runs = (figuresTogether(text).match(/\d{7,}[Xx]?/g) ?? []).filter((run) => !known.has(run));
  if (runs.some((run) => /^\d{17}[\dXx]$|^\d{15}$/.test(run))) return '身份证号';
  if (runs.some((run) => /^\d{16,}$/.test(run))) return '卡号';
  if (runs.some((run) => /^(1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7}|[48]00\d{7})$/.test(run))) return '没公布过的电话';
  if (runs.length > 0) return '一长串数字';
  if (/\d{4}年\d{1,2}月\d{1,2}日?(出?生|的生日)/.test(figuresTogether(text))) return '出生日期';
  return named.test(text) ? '谁得了什么病' : undefined;
}
