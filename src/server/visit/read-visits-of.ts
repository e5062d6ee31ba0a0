import type { VisitsOf } from '../../contract/visit.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { getMatterToLookAt } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { forWhom, type StaffScope } from '../platform/scope.ts';
import { findLeadFor } from '../watch/index.ts';
import { listWhoMayGo, viewVisitor } from './plan/judge-visitors.ts';
import { viewVisits } from './view-visits.ts';
import { listVisitsOf } from './visit.store.ts';

/** The visits of one matter or one lead, and whom she may send there. */
export async function readVisitsOf(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  of: { matter: string } | { lead: string },
): Promise<VisitsOf> {
  const { home, mayPlan, trace } = await findHome(house, scope, of);
  const visits = await viewVisits(house, book, house.db, scope, await listVisitsOf(house.db, scope, of));
  const colleagues = (await listWhoMayGo(house.db, scope, home)).map(viewVisitor);
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'visits', what: 'matter' in of ? of.matter : of.lead, ...trace });
  return { today: dayOf(house.clock.now()), visits, colleagues, mayPlan: mayPlan ? 'yes' : 'no' };
}

async function findHome(house: House, scope: StaffScope, of: { matter: string } | { lead: string }) {
  if ('matter' in of) {
    const { row, hold, trace } = await getMatterToLookAt(house, scope, of.matter);
    return { home: { ...row, matter: row }, mayPlan: !row.closed_at && hold.state !== 'colleague', trace };
  }
  const row = await findLeadFor(house.db, scope, of.lead);
  if (!row) throw new Problem('not-found');
  return { home: row, mayPlan: row.state !== 'visited', trace: { forWhom: forWhom(scope, row)?.staff } };
}
