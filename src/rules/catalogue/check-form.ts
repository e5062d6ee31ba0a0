import { isDay } from '../day.ts';

/** What a value must look like: a kind by name, one of several words, or made of parts. */
export type Form = Kind | readonly string[] | { orNone: Form } | { listOf: Form; atLeast?: number } | { each: Form } | Parts;

/** Parts that must be there and parts that may. `others: 'ignored'`: written by somebody who has more to say than we read. */
export interface Parts {
  has: Record<string, Form>;
  mayHave?: Record<string, Form>;
  others?: 'ignored';
}

/** words: a text that is not empty · plain: a text, a number or a truth · rule: anything, looked at where rules are read */
type Kind = 'text' | 'words' | 'number' | 'count' | 'truth' | 'day' | 'plain' | 'rule';

const kinds: Record<Kind, { name: string; fits: (value: unknown) => boolean }> = {
  text: { name: '应是文字', fits: (value) => typeof value === 'string' },
  words: { name: '应是文字，不能空着', fits: (value) => typeof value === 'string' && value.trim() !== '' },
  number: { name: '应是数', fits: (value) => typeof value === 'number' && Number.isFinite(value) },
  count: { name: '应是从1起的整数', fits: (value) => Number.isInteger(value) && (value as number) >= 1 },
  truth: { name: '应是 true 或 false', fits: (value) => typeof value === 'boolean' },
  day: { name: '不是日历上的日子', fits: (value) => typeof value === 'string' && isDay(value) },
  plain: {
    name: '应是文字、数，或 true、false',
    fits: (value) => typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)),
  },
  rule: { name: '缺规则', fits: (value) => value !== null && value !== undefined },
};

/** Where a value is not of its form, one sentence each, beginning with the place. Never throws. */
export function checkForm(form: Form, value: unknown, place: string): string[] {
  if (typeof form === 'string') return kinds[form].fits(value) ? [] : [`${place} ${kinds[form].name}`];
  if (isChoice(form)) return form.includes(value as string) ? [] : [`${place} 应是 ${form.join('、')} 之一`];
  if ('orNone' in form) return value === null ? [] : checkForm(form.orNone, value, place);
  if ('listOf' in form) return checkList(form, value, place);
  if (!isRecord(value)) return [`${place} 应是一组带名字的内容`];
  if ('each' in form) return Object.entries(value).flatMap(([key, part]) => checkForm(form.each, part, `${place}.${key}`));
  return checkParts(form, value, place);
}

function checkList({ listOf, atLeast = 0 }: { listOf: Form; atLeast?: number }, value: unknown, place: string): string[] {
  if (!Array.isArray(value)) return [`${place} 应是列表`];
  if (value.length < atLeast) return [`${place} 至少要有${atLeast}条`];
  return Array.from(value).flatMap((part: unknown, at) => checkForm(listOf, part, `${place}.${nameIn(part) ?? at + 1}`));
}

function checkParts({ has, mayHave = {}, others }: Parts, value: Record<string, unknown>, place: string): string[] {
  const known = { ...mayHave, ...has };
  const needed = Object.keys(has).filter((key) => !Object.hasOwn(value, key));
  const unknown = others ? [] : Object.keys(value).filter((key) => !Object.hasOwn(known, key));
  return [
    ...needed.map((key) => `${place} 缺 ${key}`),
    ...unknown.map((key) => `${place} 有不认识的 ${key}`),
    ...Object.entries(known)
      // What may be left out may also stand there as undefined.
      .filter(([key]) => Object.hasOwn(value, key) && (Object.hasOwn(has, key) || value[key] !== undefined))
      .flatMap(([key, form]) => checkForm(form, value[key], `${place}.${key}`)),
  ];
}

function isChoice(form: Form): form is readonly string[] {
  return Array.isArray(form);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameIn(part: unknown): string | undefined {
  if (!isRecord(part)) return undefined;
  const name = part['id'] ?? part['kind'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}
