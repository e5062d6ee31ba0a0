import { noticeKinds, type NoticeKindName } from './notice-kinds.ts';
import { countSmsPieces, isSmsKind, smsText, smsVariables, type SmsNotation } from './sms-text.ts';
import { smsVariableTable } from './sms-variables.ts';

/** A template as a vendor's console asks for it. */
export interface Filing {
  kind: NoticeKindName;
  name: string;
  category: '验证码' | '通知短信';
  text: string;
  variables: { name: string; longest: string; type: string | undefined }[];
  /** With the sign and the longest real values. */
  example: string;
  length: number;
  pieces: number;
}

/** What must be filed with a vendor, under a sign. */
export function listFilings(notation: SmsNotation, sign: string): Filing[] {
  return Object.keys(noticeKinds).flatMap((kind) => (isSmsKind(kind) ? [describe(kind, notation, sign)] : []));
}

function describe(kind: NoticeKindName, notation: SmsNotation, sign: string): Filing {
  const variables = smsVariables(kind).map((name) => ({
    name,
    longest: smsVariableTable[name]?.longest ?? '',
    type: smsVariableTable[name]?.alibaba,
  }));
  const values = Object.fromEntries(variables.map(({ name, longest }) => [name, longest]));
  const example = `【${sign}】${noticeKinds[kind].sms!.replaceAll(/\{(\w+)\}/g, (_brace, name: string) => values[name] ?? '')}`;
  return {
    kind,
    name: `码上 ${kind}`,
    category: noticeKinds[kind].lane === 'sign-in' ? '验证码' : '通知短信',
    text: smsText(kind, notation)!,
    variables,
    example,
    length: [...example].length,
    pieces: countSmsPieces(example),
  };
}

/** A template as the settings have it. */
interface Filed {
  id: string;
  lengths?: Record<string, number>;
}

/** Every difference between what must be filed and what the settings say is, a sentence each; `variableLength` is the vendor's usual. */
export function findFilingGaps(
  filings: readonly Filing[],
  filed: Readonly<Record<string, Filed>>,
  { variableLength }: { variableLength: number },
): string[] {
  const gaps = filings.flatMap(({ kind, variables, length, pieces }) => {
    const own = filed[kind];
    const most = (name: string) => own?.lengths?.[name] ?? variableLength;
    return [
      ...(own ? [] : [`${kind}：没有模板号`]),
      ...variables.filter(({ type }) => type === undefined).map(({ name }) => `${kind}：没有写 ${name} 最长的样子`),
      ...variables
        .filter(({ name, longest }) => [...longest].length > most(name))
        .map(({ name, longest }) => `${kind}：${name} 最长 ${[...longest].length} 个字（${longest}），只批了 ${most(name)} 个`),
      ...(pieces > 1 ? [`${kind}：带签名 ${length} 个字，超过 70，要算 ${pieces} 条`] : []),
    ];
  });
  const kindOf = new Map<string, string>();
  for (const [kind, { id }] of Object.entries(filed)) {
    const other = kindOf.get(id);
    if (other) gaps.push(`${kind}：模板号 ${id} 和 ${other} 的一样`);
    kindOf.set(id, kind);
  }
  return gaps;
}
