import type { Compiled } from '../precheck/compile-catalogue.ts';
import type { Session } from '../precheck/session.ts';
import { assessChosen } from './needs-of.ts';
import { papersBy, type ProgramPaper } from './papers-of.ts';
import { asUsual } from './session-of.ts';

interface Sent {
  kind: string;
  whose?: string | null | undefined;
}

/** Whether a photo of it is there: of this member, or of whom nobody said. */
export function isSent(papers: readonly Sent[], { kind, whose }: { kind: string; whose?: string }): boolean {
  return papers.some((one) => one.kind === kind && (whose === undefined || !one.whose || one.whose === whose));
}

/** Of each program by its id the names of its papers that may follow (容缺) and are not there yet; the family is judged once for all. */
export function papersToFollow(
  compiled: Compiled,
  programs: readonly { id: string; papers: readonly ProgramPaper[] }[],
  { session, papers }: { session: Session; papers: readonly Sent[] },
): Map<string, string[]> {
  const ids = programs.map(({ id }) => id);
  const { assessment } = assessChosen(compiled, ids, asUsual(compiled, session));
  return new Map(
    programs.map((program) => {
      const wanted = papersBy(compiled, [program], assessment);
      const missing = wanted.filter((one) => one.how === 'ask' && one.mayFollow && !isSent(papers, one));
      return [program.id, [...new Set(missing.map(({ name }) => name))]];
    }),
  );
}
