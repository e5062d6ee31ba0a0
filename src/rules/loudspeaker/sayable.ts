/** 850元, 两千块, 60%, 3万: a sum or a share is never promised through a horn (only the decision says it). */
const sum = /[\d〇零一二三四五六七八九十百千万两几.,]+\s*(多|余)?\s*(元|块|角|万|%|％|个百分点|成(?![员为]))/;
const illness = /癌|肿瘤|白血病|尿毒症|透析|艾滋|肝炎|肺结核|精神病|精神障碍|智力|瘫痪|脑梗|偏瘫|流产/;
const longNumber = /\d{7,}/;

/** Whether a sentence may be called out over a whole village. */
export function isSayable(sentence: string): boolean {
  return !sum.test(sentence) && !illness.test(sentence) && !longNumber.test(sentence.replace(/[\s-]/g, ''));
}

/** Each with the sign that ends it. */
export function sentencesOf(text: string): string[] {
  return (text.match(/[^。！？!?；;\n]+[。！？!?；;]?/g) ?? [])
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => (/[。！？!?]$/.test(one) ? one : `${one.replace(/[；;，,、]$/, '')}。`));
}
