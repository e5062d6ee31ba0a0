import { addDays } from '../day.ts';
import type { Parameter } from './shape.ts';

type Entry = Pick<Parameter, 'id' | 'value' | 'effectiveFrom' | 'effectiveTo'>;

/** The days of each figure: real, one after the other, no two at once and none without. Each an array of entries of the form. */
export function checkParameters(parameters: readonly Entry[]): string[] {
  const wrong: string[] = [];
  for (const id of new Set(parameters.map((parameter) => parameter.id))) {
    const entries = parameters.filter((parameter) => parameter.id === id).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
    for (const [at, { value, effectiveFrom, effectiveTo }] of entries.entries()) {
      if (value < 0) wrong.push(`标准 ${id} 的 value 小于0：${value}`);
      const next = entries[at + 1];
      if (effectiveTo !== null && effectiveTo < effectiveFrom)
        wrong.push(`标准 ${id} 的 effectiveTo 在 effectiveFrom 前面：${effectiveTo}`);
      else if (next?.effectiveFrom === effectiveFrom) wrong.push(`标准 ${id} 从 ${effectiveFrom} 起有两个数`);
      else if (next && effectiveTo !== null && effectiveTo >= next.effectiveFrom)
        wrong.push(`标准 ${id} 在 ${next.effectiveFrom} 有两个数`);
      // An open end closes by itself where the next figure begins.
      else if (effectiveTo !== null && (!next || addDays(effectiveTo, 1) < next.effectiveFrom))
        wrong.push(`标准 ${id} 过了 ${effectiveTo} 就没有数了`);
    }
  }
  return wrong;
}
