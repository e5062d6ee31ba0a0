import type { Reader } from '../../platform/database.ts';
import type { CitizenScope } from '../../platform/scope.ts';

/** What was sent with these applications, the newest first; member: of whom it is, where that is not whom it was asked for. */
export async function listSentPapers(db: Reader, scope: CitizenScope, applications: readonly string[]) {
  if (applications.length === 0) return [];
  return db
    .selectFrom('paper')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'paper.county').onRef('application.id', '=', 'paper.application'),
    )
    .leftJoin('application_member as member', (join) =>
      join
        .onRef('member.county', '=', 'paper.county')
        .onRef('member.application', '=', 'paper.application')
        .onRef('member.id', '=', 'paper.whose')
        .on('member.id', '!=', 'm1'),
    )
    .select(['paper.application', 'paper.kind', 'paper.listed_at', 'member.person as member'])
    .where('paper.county', '=', scope.county)
    .where('paper.application', 'in', [...applications])
    .where('paper.listed_at', 'is not', null)
    .where('application.key_wrapped', 'is not', null)
    .orderBy('paper.listed_at', 'desc')
    .orderBy('paper.id')
    .execute();
}
