import { readFileSync } from 'node:fs';
import type { Template } from './account.ts';

/** Reads the file both sides share: `{ notice kind: { id, kind, data: { thing1: … } } }`; further fields belong to the product. */
export function readTemplates(file: string): Template[] {
  const notices: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof notices !== 'object' || notices === null || Array.isArray(notices)) throw new Error(`${file}: 里面应当是 { 用途: 模板 }`);
  const templates = Object.entries(notices).map(([notice, value]) => readTemplate(`${file}: ${notice}`, value as Fields | null));
  return [...Map.groupBy(templates, ({ id }) => id).values()].map((same) => same[0]!);
}

type Fields = Record<string, unknown>;

function readTemplate(where: string, value: Fields | null): Template {
  const { id, kind, data, enums, title } = value ?? {};
  if (typeof id !== 'string') throw new Error(`${where} 缺 id`);
  if (kind !== 'one-time' && kind !== 'long-term') throw new Error(`${where} 的 kind 应当是 one-time 或 long-term`);
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) throw new Error(`${where} 的 data 应当是 { thing1: … }`);
  return {
    id,
    kind,
    keys: Object.keys(data),
    ...(enums ? { enums: enums as Record<string, string[]> } : {}),
    ...(typeof title === 'string' ? { title } : {}),
  };
}
