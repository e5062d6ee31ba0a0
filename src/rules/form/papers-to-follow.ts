import type { Compiled } from '../precheck/compile-catalogue.ts';
import type { Session } from '../precheck/session.ts';
import { papersOf, type ProgramPaper } from './papers-of.ts';
import { asUsual } from './session-of.ts';

interface Sent {
  kind: string;
  whose?: string | null | undefined;
}

/** Whether a photo of it is there: of this member, or of whom nobody said. */
export function isSent(papers: readonly Sent[], { kind, whose }: { kind: string; whose?: string }): boolean {
  return papers.some((one) => one.kind === kind && (whose === undefined || !one.whose || one.whose === whose));
}

/** Names of the papers of a program that may follow (容缺) and are not there yet. */
export function papersToFollow(
  compiled: Compiled,
  program: { id: string; papers: readonly ProgramPaper[] },
  { session, papers }: { session: Session; papers: readonly Sent[] },
): string[] {
  const wanted = papersOf(compiled, [program], asUsual(compiled, session));
  return [...new Set(wanted.filter((one) => one.how === 'ask' && one.mayFollow && !isSent(papers, one)).map(({ name }) => name))];
}
