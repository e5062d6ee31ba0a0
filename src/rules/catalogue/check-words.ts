import { isPublicNumber } from '../phone-number.ts';
import type { CatalogueData, FactData, ProgramData } from './shape.ts';

/** How many characters a text that families read may have. */
const most = {
  question: 24,
  example: 40,
  why: 24,
  choice: 14,
  says: 30,
  consent: 50,
  row: 18,
  name: 14,
  hint: 30,
  title: 16,
  who: 20,
  shortName: 12,
  summary: 40,
  benefit: 80,
  how: 120,
  condition: 40,
  failText: 60,
} as const;

/** What families read: not too long, every answer in words, a loan told as one. Only for data of the form of a catalogue. */
export function checkWords(data: CatalogueData): string[] {
  const steps = Object.entries(data.procedures).flatMap(([id, told]) => told.steps.map((step) => [`步骤 ${id}`, step] as const));
  return [
    ...data.facts.flatMap(checkFact),
    ...data.gates.flatMap(({ id, question, example, why, rows }) => [
      ...checkLength(`分组问题 ${id}`, { question, example, why }),
      ...rows.flatMap((row) => checkLength(`分组问题 ${id} 的行 ${row.id}`, { row: row.label })),
      ...(rows.length > 6 ? [`分组问题 ${id} 有${rows.length}行，一页最多6行`] : []),
    ]),
    ...data.materials.flatMap(({ id, name, hint = '' }) => checkLength(`材料 ${id}`, { name, hint })),
    ...steps.flatMap(([place, { title, who }]) => checkLength(`${place} 的“${title}”`, { title, who })),
    ...data.programs.flatMap(checkProgram),
    ...data.facts.flatMap(checkSays),
    ...data.consents.flatMap(({ kind, text, effect = '' }) => [
      ...checkLength(`同意书 ${kind}`, { consent: text }),
      ...checkLength(`同意书 ${kind} 收回以后`, { consent: effect }),
    ]),
  ];
}

function checkFact({ id, scope, question, example, why, enum: values, choices = {}, type, unit }: FactData): string[] {
  const place = `问题 ${id}`;
  const wrong = checkLength(place, { question: question.replaceAll('{who}', '要办的人'), example, why });
  if (question.includes('{who}') !== (scope === 'person')) wrong.push(`${place} 的 question：问一个人的要有 {who}，问全家的不要有`);
  if ((type === 'number' || type === 'integer') && unit === null) wrong.push(`${place} 缺 unit：写数的要说是元、人还是别的`);
  const unnamed = (values ?? []).filter((value) => !Object.hasOwn(choices, value));
  if (unnamed.length > 0) wrong.push(`${place} 的 choices：${unnamed.join('、')} 没有说法`);
  const strange = Object.keys(choices).filter((value) => !values?.includes(value));
  if (strange.length > 0) wrong.push(`${place} 的 choices：${strange.join('、')} 不是它的选项`);
  for (const [value, choice] of Object.entries(choices)) wrong.push(...checkLength(`${place} 的选项 ${value}`, { choice }));
  return wrong;
}

/** What the review page says must be a sentence for every answer, of whom it is about and of nobody else. */
function checkSays({ id, scope, type, says }: FactData): string[] {
  if (says === undefined) return [];
  const place = `问题 ${id} 的 says`;
  const isSentence = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '';
  const { yes, no, none, some } = (typeof says === 'object' && says !== null ? says : {}) as Record<string, unknown>;
  const withAnswer = typeof says === 'object' ? some : says;
  const sentences = type === 'boolean' ? [yes, no] : typeof says === 'object' ? [none, some] : [says];
  if (!sentences.every(isSentence)) return [`${place}：是非题要有 yes 和 no 两句，别的要有一句，或 none 和 some 两句`];
  const wrong = sentences.flatMap((says) => checkLength(place, { says }));
  if (sentences.some((text) => text.includes('{who}') !== (scope === 'person')))
    wrong.push(`${place}：说一个人的要有 {who}，说全家的不要有`);
  if (type !== 'boolean' && !(withAnswer as string).includes('{answer}')) wrong.push(`${place}：缺 {answer}`);
  return wrong;
}

function checkProgram(program: ProgramData): string[] {
  const { shortName, summary, benefit, conditions } = program;
  const place = `救助项目 ${program.id}`;
  const wrong = [
    ...checkLength(place, { shortName, summary, benefit: benefit.text, how: benefit.how }),
    ...conditions.flatMap(({ id, text, failText }) => checkLength(`${place} 的条件 ${id}`, { condition: text, failText })),
    ...program.materials.flatMap(({ id, hint = '' }) => checkLength(`${place} 的材料 ${id}`, { hint })),
  ];
  if (!isPublicNumber(program.phone)) wrong.push(`${place} 的 phone 不是电话号码：${program.phone}`);
  const isLoan = benefit.kind === 'loan' || /贷/.test(program.name);
  if (isLoan && !`${summary}${benefit.text}`.includes('要还')) wrong.push(`${place} 是借钱，summary 或 benefit.text 要写明“要还”`);
  return wrong;
}

function checkLength(place: string, texts: Partial<Record<keyof typeof most, string>>): string[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    const limit = most[field as keyof typeof most];
    const length = [...text].length;
    return length > limit ? [`${place} 的 ${field} 有${length}个字，最多${limit}个`] : [];
  });
}
