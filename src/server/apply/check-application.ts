import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import { oneStop } from '../../rules/one-stop.ts';
import { Problem } from '../platform/problem.ts';
import { checkConsents } from './check-consents.ts';
import { checkFacts } from './check-facts.ts';
import { checkMembers, type CheckedMember } from './check-members.ts';
import { checkRelatives } from './check-relatives.ts';
import { checkWhom } from './check-whom.ts';
import { checkSignatures } from './check-signatures.ts';

/** What an application needs to know of a program; `one-stop` is none of the catalogue. */
export type Chosen = Pick<Program, 'id' | 'name' | 'receiver' | 'department' | 'papers' | 'consents' | 'quiet'> & { procedure?: string };

/** At the window she says what happened; what is looked up, and about whom, is agreed once a program is chosen. */
const sortedAtTheWindow: Chosen = { ...oneStop, department: '', papers: [], consents: ['truth'] };

/**
 * What the contract cannot say: real programs, facts that the county knows, members that exist, consents of hers that nothing goes without.
 * It may ask again and never blocks: what nobody said, a card that is lost, a child without one, are no reason to refuse.
 */
export function checkApplication(
  body: NewApplication,
  catalogue: Catalogue,
  { today, inventedOnly }: { today: string; inventedOnly: boolean },
): { programs: Chosen[]; members: [CheckedMember, ...CheckedMember[]] } {
  const programs = choosePrograms(body.programs, catalogue);
  const members = checkMembers(body, { today, inventedOnly });
  const ids = new Set(members.map(({ id }) => id));
  checkRelatives(body, inventedOnly);
  checkWhom(body, inventedOnly);
  checkFacts(body, catalogue, ids);
  checkConsents(body, catalogue, { programs, ids });
  checkSignatures(body, ids);
  for (const [at, { whose }] of body.papers.entries())
    if (whose !== undefined && !ids.has(whose)) throw new Problem('field-refused', { field: `papers.${at}.whose` });
  return { programs, members };
}

function choosePrograms(ids: readonly string[], catalogue: Catalogue): Chosen[] {
  if (ids.length === 1 && ids[0] === oneStop.id) return [sortedAtTheWindow];
  return ids.map((id) => {
    const program = catalogue.programs.find((one) => one.id === id);
    if (!program || program.apply !== 'here')
      throw new Problem('not-found', { field: 'programs', because: 'program cannot be applied for here' });
    return program;
  });
}
