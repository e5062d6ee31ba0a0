import type { Reader } from '../../platform/database.ts';
import type { CitizenScope } from '../../platform/scope.ts';

export const pageLength = 50;

interface Of {
  matter: string;
  application: string;
  papers: readonly string[];
  /** An older look than this one. */
  before: string | undefined;
}

/** Looks at a matter, its papers, its visits and its receipt, the newest first; one more than a page where there are older ones. */
export async function listLooksAt(db: Reader, scope: CitizenScope, { matter, application, papers, before }: Of) {
  return (
    db
      .selectFrom('audit')
      .leftJoin('staff', (join) => join.onRef('staff.county', '=', 'audit.county').onRef('staff.id', '=', 'audit.who'))
      .leftJoin('look_reason', (join) =>
        join.onRef('look_reason.county', '=', 'audit.county').onRef('look_reason.id', '=', 'audit.look_reason'),
      )
      .select(['audit.id', 'audit.at', 'audit.who_kind', 'audit.who', 'audit.act', 'audit.what_kind', 'audit.ground'])
      .select(['staff.role', 'staff.places', 'staff.body', 'look_reason.kind as reason'])
      .where('audit.county', '=', scope.county)
      .where('audit.act', 'in', ['opened', 'printed', 'exported'])
      .where(({ eb, and, or }) =>
        or([
          and([eb('audit.what_kind', 'in', ['matter', 'visits']), eb('audit.what', '=', matter)]),
          and([eb('audit.what_kind', '=', 'receipt'), eb('audit.what', '=', application)]),
          ...(papers.length > 0 ? [and([eb('audit.what_kind', '=', 'paper'), eb('audit.what', 'in', [...papers])])] : []),
        ]),
      )
      .$if(before !== undefined, (query) => query.where('audit.id', '<', before!))
      // Ids of ours grow with time.
      .orderBy('audit.id', 'desc')
      .limit(pageLength + 1)
      .execute()
  );
}
export type LookRow = Awaited<ReturnType<typeof listLooksAt>>[number];
