import type { Call, Desk } from './answer-request.ts';

/** GET /wxaapi/newtmpl/gettemplate */
export function listTemplates(_call: Call, { account }: Desk): object {
  const data = account.templates.map(({ id, title = '办事通知', kind, keys, enums = {} }) => ({
    priTmplId: id,
    title,
    content: keys.map((key) => `${key}:{{${key}.DATA}}\n`).join(''),
    example: keys.map((key) => `${key}:示例\n`).join(''),
    type: kind === 'one-time' ? 2 : 3,
    keywordEnumValueList: Object.entries(enums).map(([keywordCode, enumValueList]) => ({
      keywordCode: `${keywordCode}.DATA`,
      enumValueList,
    })),
  }));
  return { errcode: 0, errmsg: 'ok', data };
}
