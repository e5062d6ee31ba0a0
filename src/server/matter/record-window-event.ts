import { dayOf } from '../../rules/day.ts';
import { nextDaytime } from '../../rules/daytime.ts';
import type { NoticeKindName } from '../../rules/notice/notice-kinds.ts';
import { mayRecordWindowEvent, windowEvents, type WindowEventKind } from '../../rules/window-events.ts';
import { prepareTelling } from '../notify/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import { forWhom, type StaffScope, type SystemScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { fillWords } from './fill-words.ts';
import type { EventPayload } from './matter-words.ts';
import { getApplicationOf } from './application.store.ts';
import { findProcedure, insertEvent, lockMatter, moveMatter } from './matter.store.ts';

interface WindowAct {
  matter: string;
  kind: WindowEventKind;
  /** Values for its words. */
  values: Record<string, string | undefined>;
  /** Who did it, as she reads it: 县教育和体育局. */
  who: string;
  /** Another message than the kind's own. */
  notice?: NoticeKindName;
  /** What its SMS asks for. */
  smsValues?: Record<string, string>;
  /** Of an act that moves the matter: the version that was read. */
  seenVersion?: number;
  joinedInto?: string;
  /** An officer spoke with her: from now on it may be decided. */
  spoke?: { how: 'call' | 'visit'; words: string };
  submissionId?: string;
  digest?: Buffer;
}

/**
 * What the window does around a matter, beside what its procedure knows: `recordEvent` for what moves no step and no clock, and for
 * joining, which closes it. In the caller's transaction; the caller has checked that it may, and that the same act is not done twice.
 */
export async function recordWindowEvent(house: House, tx: Tx, scope: StaffScope | SystemScope, act: WindowAct): Promise<void> {
  const { county } = scope;
  const matter = await lockMatter(tx, scope, act.matter);
  const application = matter && (await getApplicationOf(tx, scope, matter.application));
  if (!matter || !application?.key_wrapped) throw new Problem('not-found', { because: 'no such matter, or erased' });
  if (act.seenVersion !== undefined && act.seenVersion !== matter.version) throw new Problem('changed-meanwhile');
  const procedure = (await findProcedure(tx, scope, matter.procedure, matter.procedure_version))!;
  if (!mayRecordWindowEvent(act.kind, procedure.steps[matter.step]!)) throw new Problem('not-now');

  const { said, notice, to } = windowEvents[act.kind];
  const words = { title: fillWords(said.title, act.values), text: fillWords(said.text, act.values) };
  const key = house.vault.applicationKey(county, application.id, application.key_wrapped);
  const event = newId(house.clock);
  const now = house.clock.now();
  const payload: EventPayload = { ...words, tone: said.tone, who: act.who, ...(act.spoke ? { spoke: act.spoke } : {}) };
  const recorded = insertEvent({
    county,
    id: event,
    matter: matter.id,
    number: matter.version + 1,
    kind: act.kind,
    step: to ?? matter.step,
    actor_kind: scope.kind === 'system' ? 'clock' : 'staff',
    actor: scope.kind === 'staff' ? scope.staff : null,
    on_day: dayOf(now),
    at: now,
    sealed: house.vault.sealJson(key, { column: 'event.sealed', county, row: event }, payload),
    submission_id: act.submissionId ?? null,
    digest: act.digest ?? null,
  });
  const closed = { step: to!, closed_at: now, due_on: null, due_certain: null, due_kind: null, total_due_on: null, late_on: null };
  const moved = moveMatter(scope, matter.id, {
    version: matter.version + 1,
    changed_at: now,
    ...(to ? closed : {}),
    ...(act.joinedInto ? { joined_into: act.joinedInto } : {}),
    ...(act.spoke && scope.kind === 'staff' ? { confirmed_at: now, confirmed_by: scope.staff } : {}),
  });
  const telling = {
    matter: matter.id,
    event,
    account: matter.kept_by ?? application.account,
    person: matter.person,
    kind: act.notice ?? notice,
    words,
    values: act.smsValues ?? {},
    wechatValues: {},
    from: scope.kind === 'system' ? nextDaytime(now) : now,
  };
  await writeTogether(tx, recorded, moved, ...(await prepareTelling(house, tx, scope, key, telling)));
  await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'matter', what: matter.id, forWhom: forWhom(scope, matter)?.staff });
}
