import { tellFigure } from '../../../rules/catalogue/tell-catalogue.ts';
import type { CatalogueData, ProgramData } from '../../../rules/catalogue/shape.ts';

/** What is said under each name, in the order of the page. */
export type Fields = Map<string, string>;

const names: Record<string, string> = {
  name: '名字',
  shortName: '短名',
  department: '单位',
  layer: '哪一层',
  group: '哪一组',
  targets: '哪些人',
  unit: '按户还是按人',
  summary: '一句话',
  procedure: '流程',
  channels: '去哪儿办',
  applyMode: '怎么开始',
  apply: '在哪儿申请',
  receiver: '谁收',
  asks: '申请时问什么',
  consents: '要哪些同意书',
  callFirst: '先打急救电话',
  phone: '电话',
  phoneVerified: '电话核过',
  keywords: '人家怎么叫',
  effectiveFrom: '从哪天起',
  effectiveTo: '到哪天止',
  scope: '哪里有',
  conflictsWith: '不能同时拿',
  stacksWith: '能一起拿',
  note: '备注',
  delegated: '镇街自己定的',
};

/** A program field by field, as a colleague reads it; rules stay rules. */
export function programFields(program: ProgramData, data: CatalogueData): Fields {
  const { benefit, conditions, materials, lifeEvents, legalBasis, id: _, ...plain } = program;
  const fields: Fields = new Map();
  for (const [key, name] of Object.entries(names)) if (key in plain) fields.set(name, inWords(plain[key as keyof typeof plain]));
  if (program.effectiveTo === null) fields.set(names['effectiveTo']!, '没定');
  const events = new Map(data.lifeEvents.map(({ id, name }) => [id, name]));
  fields.set('遇到什么事', lifeEvents.map((one) => events.get(one) ?? one).join('、'));
  const { text, how, figures, ...sums } = benefit;
  fields.set('给什么', text);
  fields.set('怎么算', how);
  for (const [key, value] of Object.entries(sums)) fields.set(`给什么：${key}`, inWords(value));
  for (const figure of figures) fields.set(`数：${figure.label}`, figure.parameter ?? tellFigure(figure, [], program.effectiveFrom).text);
  for (const { id, text: said, failText, ...rest } of conditions) {
    fields.set(`谁能办（${id}）`, said);
    fields.set(`不够时怎么说（${id}）`, failText);
    for (const [key, value] of Object.entries(rest)) fields.set(`条件 ${id}：${key}`, inWords(value));
  }
  for (const { id, ...rest } of materials) fields.set(`材料：${data.materials.find((one) => one.id === id)?.name ?? id}`, inWords(rest));
  fields.set('依据', legalBasis.map(({ name, docNo, article }) => [name, docNo, article].filter(Boolean).join(' ')).join('；'));
  return fields;
}

/** Whatever else a catalogue holds. */
export function fieldsOf(one: unknown): Fields {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return new Map([['', inWords(one)]]);
  return new Map(Object.entries(one).map(([key, value]) => [key, inWords(value)]));
}

function inWords(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '不是';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('、');
  return JSON.stringify(value);
}
