import type { VisitsOf } from '../../contract/visit.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { getMatterToLookAt } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { forWhom, type StaffScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { findLeadFor } from '../watch/index.ts';
import { listWhoMayGo, viewVisitor } from './plan/judge-visitors.ts';
import type { StepWords } from './plan/seal-step.ts';
import { viewVisits } from './view-visits.ts';
import { listStepsOfVisits, listVisitsOf } from './visit.store.ts';

/** The visits of one matter or one lead, and whom she may send there. */
export async function readVisitsOf(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  of: { matter: string } | { lead: string },
): Promise<VisitsOf> {
  const { home, key, mayPlan, trace } = await findHome(house, scope, of);
  const visits = await viewVisits(house, book, house.db, scope, await listVisitsOf(house.db, scope, of));
  const colleagues = (await listWhoMayGo(house.db, scope, home)).map(viewVisitor);
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'visits', what: 'matter' in of ? of.matter : of.lead, ...trace });
  const steps = await readSteps(
    house,
    scope,
    key,
    visits.map(({ visitId }) => visitId),
  );
  return { today: dayOf(house.clock.now()), visits, steps, colleagues, mayPlan: mayPlan ? 'yes' : 'no' };
}

const stepTitles = {
  planned: '定了去',
  moved: '改了日子',
  cancelled: '不去了',
  done: '去过了',
  missed: '没见着',
  told: '短信告诉她了',
} as const;

async function readSteps(house: House, scope: StaffScope, key: DataKey, visits: readonly string[]): Promise<VisitsOf['steps']> {
  return (await listStepsOfVisits(house.db, scope, visits)).map(({ id, visit, kind, at, sealed, name }) => {
    const where = { column: 'visit_step.sealed', county: scope.county, row: id };
    const { words, agreed } = house.vault.openJson<StepWords>(key, where, sealed);
    return {
      visitId: visit,
      kind,
      title: stepTitles[kind],
      text: [agreed ? '电话里和她说好的。' : '', words].join(''),
      who: name ?? '',
      when: instantInWords(at),
    };
  });
}

async function findHome(house: House, scope: StaffScope, of: { matter: string } | { lead: string }) {
  if ('matter' in of) {
    const { row, hold, trace } = await getMatterToLookAt(house, scope, of.matter);
    const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
    return { home: { ...row, matter: row }, key, mayPlan: !row.closed_at && hold.state !== 'colleague', trace };
  }
  const row = await findLeadFor(house.db, scope, of.lead);
  if (!row) throw new Problem('not-found');
  return {
    home: row,
    key: house.vault.key(scope.county, 'people'),
    mayPlan: row.state !== 'visited',
    trace: { forWhom: forWhom(scope, row)?.staff },
  };
}
