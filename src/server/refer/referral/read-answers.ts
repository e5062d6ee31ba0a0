import type { Catalogue } from '../../../contract/learn.contract.ts';
import type { listFactSets } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';

/** What was filled in, by fact. */
export function readAnswers(
  house: House,
  scope: Scope,
  key: DataKey,
  sets: Awaited<ReturnType<typeof listFactSets>>,
): Record<string, unknown> {
  const at = (row: string) => ({ column: 'fact_set.sealed', county: scope.county, row });
  const declared = sets.filter(({ source }) => source === 'declared');
  return Object.assign({}, ...declared.map((set) => house.vault.openJson<object>(key, at(set.id), set.sealed))) as Record<string, unknown>;
}

/** One answer as a sentence in a table: 31000元, 是, 不知道. */
export function sayAnswer(catalogue: Catalogue | undefined, id: string, answer: unknown): { id: string; question: string; answer: string } {
  const [factId, member] = id.split('@');
  const fact = catalogue?.facts.find((one) => one.id === factId);
  const plain = (value: unknown) => fact?.choices?.find((choice) => choice.value === value)?.label ?? String(value);
  const said =
    answer === null || answer === undefined
      ? '不知道'
      : typeof answer === 'boolean'
        ? answer
          ? '是'
          : '不是'
        : fact?.type === 'yuan'
          ? `${String(answer)}元`
          : plain(answer);
  return { id, question: member && member !== 'm1' && fact ? fact.questionOf.replaceAll('{who}', '家里这一位') : (fact?.question ?? id), answer: said };
}
