import type { Updateable } from 'kysely';
import type { ActOnGrievance } from '../../../contract/grievance.contract.ts';
import { callOutcomes, deskNames } from '../../../rules/grievances.ts';
import { recordWindowEvent } from '../../matter/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findStep, lockFor, moveGrievance } from '../grievance.store.ts';
import { sealStep } from '../seal-step.ts';
import { grievanceAt } from '../told.ts';
import { judgeHers, type Opened } from './judge-hers.ts';
import { mayAct } from './may-act.ts';
import { tellComplainant } from './tell-complainant.ts';

type Acting = ActOnGrievance & { grievanceId: string; seenVersion: number };

/** Taken, answered, rung back. The same id again changes nothing; what has moved meanwhile is read first. */
export async function actOnGrievance(house: House, scope: StaffScope, acting: Acting): Promise<void> {
  const { grievanceId: id, seenVersion, submissionId, act } = acting;
  const digest = house.vault.hash('grievance-act', JSON.stringify([id, act, acting.words, acting.outcome]));
  await house.db.transaction().execute(async (tx) => {
    const row = await lockFor(tx, scope, id);
    const [opened] = await judgeHers(house, tx, scope, row ? [row] : []);
    if (!row || !opened) throw new Problem('not-found');
    const before = await findStep(tx, scope, submissionId);
    if (before) {
      const isSame =
        before.grievance === id && before.actor === scope.staff && before.digest && house.vault.sameHash(before.digest, digest);
      if (!isSame) throw new Problem('already-sent-differently');
      return;
    }
    if (row.version !== seenVersion) throw new Problem('changed-meanwhile');
    if (!mayAct(scope.role, row).includes(act)) throw new Problem('not-now');
    const { kind, words, change } = judge(house, opened, acting);
    const number = row.version + 1;
    await writeTogether(
      tx,
      sealStep(house, opened.key, row, { kind, number, actor: scope.staff, words, submissionId, digest }),
      moveGrievance(scope, id, { ...change, version: number, changed_at: house.clock.now() }),
      ...(kind === 'answered' && opened.kind === 'complaint' ? await tellComplainant(house, tx, scope, { id, told: opened.told }) : []),
    );
    await tellHer(house, tx, scope, { opened, kind, words });
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: row.kind, what: id });
  });
}

interface Judged {
  kind: Tables['grievance_step']['kind'];
  words: string;
  change: Updateable<Tables['grievance']>;
}

function judge(house: House, opened: Opened, { act, words = '', outcome }: Acting): Judged {
  if (act === 'take') return { kind: 'taken', words, change: { state: 'taken' } };
  if (act === 'answer') {
    if (!words) throw new Problem('field-refused', { field: 'words', text: '请写回什么话，2到300个字。' });
    return { kind: 'answered', words, change: { state: 'done' } };
  }
  if (!outcome) throw new Problem('field-refused', { field: 'outcome', text: '请选打电话以后怎样。' });
  if (outcome === 'not-reached') return { kind: 'not-reached', words, change: {} };
  if (!words) throw new Problem('field-refused', { field: 'words', text: '请写他怎么说的，2到300个字。' });
  if (opened.kind !== 'call-back') throw new Problem('not-now');
  // Whom it was is needed no more.
  const { level, words: said, program, town } = opened.told;
  const { county, id } = opened.row;
  const sealed = house.vault.sealJson(opened.key, grievanceAt(county, id), { level, words: said, program, town });
  return { kind: 'called', words: `${callOutcomes[outcome]}。${words}`, change: { state: 'done', sealed } };
}

/** The answer stands in the timeline of her matter, and she is told that it is there. */
async function tellHer(
  house: House,
  tx: Tx,
  scope: StaffScope,
  { opened, kind, words }: Pick<Judged, 'kind' | 'words'> & { opened: Opened },
) {
  if (opened.kind !== 'inquiry' || kind !== 'answered') return;
  const who = deskNames[opened.row.desk];
  await recordWindowEvent(house, tx, scope, {
    matter: opened.matter.id,
    kind: opened.told.unanswered ? 'word-answered' : 'inquiry-answered',
    values: { who, text: words },
    who,
  });
}
