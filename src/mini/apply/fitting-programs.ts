import type { CatalogueList } from '../../contract/learn.contract.ts';
import type { Compiled } from '../../rules/precheck/compile-catalogue.ts';
import { judgeHousehold } from '../../rules/precheck/judge-household.ts';
import { householdOf, type Session } from '../../rules/precheck/session.ts';

type Listed = CatalogueList['programs'][number];

/** As many are shown as can be taken in: whoever wants another finds it. */
const atMost = { maybe: 4, alongside: 8 };

/** What of those can be applied for the 自测 proposes: those that fit first, then those where a few sentences are missing. */
export function fittingPrograms(
  programs: readonly Listed[],
  compiled: Compiled,
  session: Session,
): { program: Listed; fits: 'likely' | 'maybe' }[] {
  const verdicts = judgeHousehold(compiled, householdOf(compiled, session));
  const fits = (status: 'likely' | 'maybe') =>
    programs
      .filter(({ id, apply }) => apply === 'here' && verdicts[id]?.status === status && verdicts[id]?.supersededBy === undefined)
      .map((program) => ({ program, fits: status }));
  return [...fits('likely'), ...fits('maybe').slice(0, atMost.maybe)];
}

/** What else may help where these are asked for: it stands with them by the county's word, or helps when the same happens. */
export function alongside(programs: readonly Listed[], chosen: readonly string[], stacksWith: readonly string[]): Listed[] {
  const mine = programs.filter(({ id }) => chosen.includes(id));
  const events = new Set(mine.flatMap(({ lifeEvents }) => lifeEvents));
  const excluded = new Set(mine.flatMap(({ conflictsWith }) => conflictsWith));
  const found = programs.filter(
    ({ id, apply, lifeEvents, conflictsWith }) =>
      apply === 'here' &&
      !chosen.includes(id) &&
      !excluded.has(id) &&
      !conflictsWith.some((other) => chosen.includes(other)) &&
      (stacksWith.includes(id) || lifeEvents.some((event) => events.has(event))),
  );
  const stands = ({ id }: Listed): boolean => stacksWith.includes(id);
  return [...found.filter(stands), ...found.filter((one) => !stands(one))].slice(0, atMost.alongside);
}
