import { readFileSync } from 'node:fs';
import type { AppKind, Template } from './account.ts';

/** Reads the file both sides share: `{ kind: { id, text, variables, app } }`; further fields belong to the product. */
export function readTemplates(file: string): Template[] {
  const kinds: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof kinds !== 'object' || kinds === null || Array.isArray(kinds)) throw new Error(`${file}: 里面应当是 { 用途: 模板 }`);
  return Object.entries(kinds).map(([kind, value]) => readTemplate(`${file}: ${kind}`, value as Record<string, unknown> | null));
}

function readTemplate(where: string, value: Record<string, unknown> | null): Template {
  const { id, text, variables, app, approved, lengths } = value ?? {};
  if (typeof id !== 'string' || typeof text !== 'string') throw new Error(`${where} 缺 id 或 text`);
  if (!Array.isArray(variables) || variables.some((name) => typeof name !== 'string'))
    throw new Error(`${where} 的 variables 应当是名字的数组`);
  if (app !== 'notice' && app !== 'code') throw new Error(`${where} 的 app 应当是 notice 或 code`);
  checkPlaces(where, text, variables.length);
  return {
    id,
    text,
    variables: variables as string[],
    app: app satisfies AppKind,
    ...(typeof approved === 'boolean' ? { approved } : {}),
    ...(lengths ? { lengths: lengths as Record<string, number> } : {}),
  };
}

/** The vendor's reviewers refuse a template whose places are not {1}…{n}, each once, or stand next to each other. */
function checkPlaces(where: string, text: string, count: number): void {
  const places = [...text.matchAll(/\{(\d+)\}/g)].map((match) => Number(match[1]));
  const expected = Array.from({ length: count }, (_, index) => index + 1);
  if (places.toSorted((a, b) => a - b).join() !== expected.join()) throw new Error(`${where} 的 {1}… 和 variables 对不上`);
  if (/\}\s*\{/.test(text)) throw new Error(`${where} 有两个变量挨在一起，审核通不过`);
}
