import type { ActOnVisit } from '../../../contract/visit.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import { tellAt, visitOffices, visitTimeInWords } from '../../../rules/visits.ts';
import type { WindowEventKind } from '../../../rules/window-events.ts';
import { listMattersFor, recordWindowEvent } from '../../matter/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { writeTogether, type Write } from '../../platform/write-together.ts';
import { lockLeadToVisit, noteLeadVisit } from '../../watch/index.ts';
import { changeVisit, findVisitFor, insertVisitStep, listNamesOfStaff, lockVisit, type VisitRow } from '../visit.store.ts';
import { isSameAgain } from './is-same-again.ts';
import { judgeDay } from './judge-day.ts';
import { judgeVisitors, type MayGo } from './judge-visitors.ts';
import { mayActOnVisit } from './may-act-on-visit.ts';
import { newVisit, type Home } from './new-visit.ts';
import { visitValues, visitWords } from './say-visit.ts';
import { sealStep } from './seal-step.ts';

interface Done {
  writes: Write[];
  /** What her timeline says and her phone is told; nothing where it was made: that she has seen. */
  told?: { kind: WindowEventKind & NoticeKindName; visit: Parameters<typeof visitWords>[0]; people: Parameters<typeof visitWords>[1] };
}

type Acting = Omit<ActOnVisit, 'submissionId'>;

/**
 * Moved, called off, made, or nobody was home. Who was not home is told when we come again; nothing is ever held against her for it. The same
 * again changes nothing.
 */
export async function actOnVisit(
  house: House,
  scope: StaffScope,
  { visitId, seenVersion, submissionId: id, ...acting }: ActOnVisit & { visitId: string; seenVersion: number },
): Promise<void> {
  if (!(await findVisitFor(house.db, scope, visitId))) throw new Problem('not-found');
  const { act, day, half, visitors, agreed, words } = acting;
  const plain = [visitId, act, day ?? null, half ?? null, visitors ?? null, agreed ?? null, words ?? null];
  const submission = { id, digest: house.vault.hash('visit-act', JSON.stringify(plain)) };
  await house.db.transaction().execute(async (tx) => {
    const visit = (await lockVisit(tx, scope, visitId))!;
    const home = await findHome(house, tx, scope, visit);
    if (await isSameAgain(house, tx, scope, submission)) return;
    if (visit.version !== seenVersion) throw new Problem('changed-meanwhile');
    if (!mayActOnVisit(visit, dayOf(house.clock.now())).includes(act)) throw new Problem('not-now');
    const kind = { move: 'moved', cancel: 'cancelled', done: 'done', missed: 'missed' } as const;
    const step = sealStep(house, scope, home.key, {
      visit: visitId,
      number: visit.version + 1,
      kind: kind[act],
      words: words ?? '',
      agreed,
      submissionId: id,
      digest: submission.digest,
    });
    const { writes, told } = await carryOut(house, tx, scope, { visit, home, acting });
    await writeTogether(tx, insertVisitStep(step), ...writes);
    if (told && visit.matter)
      await recordWindowEvent(house, tx, scope, {
        matter: visit.matter,
        kind: told.kind,
        values: visitWords(told.visit, told.people),
        who: visitOffices[told.visit.office],
        smsValues: visitValues(told.visit, told.people),
      });
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'visit', what: visitId, forWhom: forWhom(scope, visit)?.staff });
  });
}

interface Situation {
  visit: VisitRow;
  home: FoundHome;
  acting: Acting;
}

async function carryOut(house: House, tx: Tx, scope: StaffScope, { visit, home, acting }: Situation): Promise<Done> {
  const base = { version: visit.version + 1, changed_at: house.clock.now() };
  if (acting.act === 'done') return { writes: [changeVisit(scope, visit.id, { ...base, state: 'done', tell_at: null })] };
  if (acting.act === 'cancel') {
    const people = await listNamesOfStaff(tx, scope, visit.visitors);
    const off = changeVisit(scope, visit.id, { ...base, state: 'cancelled', tell_at: null });
    return { writes: [off], told: { kind: 'visit-cancelled', visit, people } };
  }
  const when = judgeDay(house, acting, visit.matter ? 'can-be-rung' : 'cannot-be-rung');
  const { people, office } = await judgeVisitors(tx, scope, home.whose, acting.visitors ?? visit.visitors);
  const inLead = await moveInLead(house, tx, scope, { visit, when, people });
  if (acting.act === 'missed') {
    const again = { id: newId(house.clock), follows: visit.id, when, people, office, words: '' };
    const made = await newVisit(house, tx, scope, home, again);
    const missed = changeVisit(scope, visit.id, { ...base, state: 'missed', tell_at: null });
    // The slip at her door bears the number of the next visit: with it she asks for that one.
    return { writes: [missed, ...made.writes, ...inLead], told: { kind: 'visit-missed', visit: made.visit, people } };
  }
  const moved = { ...when, office, visitors: people.map(({ id }) => id) };
  const at = visit.matter ? tellAt(when.day, house.clock.now()) : undefined;
  return {
    writes: [changeVisit(scope, visit.id, { ...base, ...moved, tell_at: at ?? null }), ...inLead],
    told: { kind: 'visit-moved', visit: { ...visit, ...when, office }, people },
  };
}

async function moveInLead(
  house: House,
  tx: Tx,
  scope: StaffScope,
  { visit, when, people }: { visit: VisitRow; when: Pick<VisitRow, 'day' | 'half'>; people: readonly MayGo[] },
): Promise<Write[]> {
  if (!visit.lead) return [];
  const lead = await lockLeadToVisit(tx, scope, visit.lead);
  if (lead.state === 'visited') return [];
  const words = `${visitTimeInWords(when)}，${people.map(({ name }) => name).join('、')}去看。`;
  return noteLeadVisit(house, scope, lead, { day: when.day, words });
}

type FoundHome = Home & { whose: Parameters<typeof judgeVisitors>[2] };

/** Whose home it is, if it is hers to go there: not her own family's, and of a child in danger the county's alone. */
async function findHome(house: House, tx: Tx, scope: StaffScope, visit: VisitRow): Promise<FoundHome> {
  const { matter, lead, village, town } = visit;
  if (lead) {
    const row = await lockLeadToVisit(tx, scope, lead);
    return { matter, lead, village, town, key: house.vault.key(scope.county, 'people'), whose: row };
  }
  const [row] = await listMattersFor(tx, scope, [matter!]);
  if (!row?.key_wrapped) throw new Problem('not-found');
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped);
  return { matter, lead, village, town, key, whose: { ...row, matter: row } };
}
