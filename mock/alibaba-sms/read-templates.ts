import { readFileSync } from 'node:fs';
import type { Template } from './account.ts';

/** Reads the file both sides share: `{ kind: { id, text, variables, app } }`. */
export function readTemplates(file: string): Template[] {
  const kinds: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof kinds !== 'object' || kinds === null || Array.isArray(kinds)) throw new Error(`${file}: 里面应当是 { 用途: 模板 }`);
  return Object.entries(kinds).map(([kind, value]) => readTemplate(`${file}: ${kind}`, value as Record<string, unknown> | null));
}

/** The vendor's reviewers refuse a template whose places stand next to each other. */
function readTemplate(where: string, value: Record<string, unknown> | null): Template {
  const { id, text, variables, app } = value ?? {};
  if (typeof id !== 'string' || !id.startsWith('SMS_') || typeof text !== 'string') throw new Error(`${where} 缺 SMS_ 开头的 id 或 text`);
  if (app !== 'notice' && app !== 'code') throw new Error(`${where} 的 app 应当是 notice 或 code`);
  const places = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  if (!Array.isArray(variables) || places.join() !== variables.join()) throw new Error(`${where} 的 变量 和 variables 对不上`);
  if (/\}\s*\$\{/.test(text)) throw new Error(`${where} 有两个变量挨在一起，审核通不过`);
  return { id, text, app };
}
