import { randomInt } from 'node:crypto';
import type { Refer } from '../../../contract/refer.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import {
  asSentence,
  dueInWords,
  getMatterToActOn,
  listFactSets,
  listPapersOf,
  lockMatter,
  recordWindowEvent,
  type MatterRow,
} from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { fieldText } from '../../platform/field-words.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { nameBody, nameWindow, refuseWithoutConsent } from '../name-office.ts';
import { findReferral, insertReferral, insertStep, isNumberTaken } from '../refer.store.ts';
import { answerBy } from './answer-by.ts';
import { sayConsent } from './tell-her.ts';
import { keyOf, type ReferralPayload } from './open-referral.ts';
import { findWhatMayGo } from './find-what-may-go.ts';
import { readAnswers } from './read-answers.ts';

/**
 * The window asks another body. She reads to whom and by when; the matter stays where it is and its clocks run on. The body sees
 * what is chosen here and nothing else.
 */
export async function referMatter(house: House, book: CodeBook, scope: StaffScope, given: Refer & { matterId: string }): Promise<void> {
  const row = await getMatterToActOn(house, scope, given.matterId);
  const { submissionId: id, body, asked, reason, facts, papers, consent } = given;
  const digest = house.vault.hash('referral', JSON.stringify([row.id, body, asked, reason, facts, papers, consent ?? null]));
  await house.db.transaction().execute(async (tx) => {
    await lockMatter(tx, scope, row.id);
    const before = await findReferral(tx, scope, id);
    if (before) {
      if (before.matter !== row.id || !house.vault.sameHash(before.digest, digest)) throw new Problem('already-sent-differently');
      return;
    }
    refuseWithoutConsent(book, scope, body, consent);
    await refuseForeign(house, tx, scope, row, given);
    const due = answerBy(house, book, scope, 'sent');
    if (!due) throw new Problem('not-now', { text: '县里还没定转出去几天回话。请先请县里定下来。' });

    const now = house.clock.now();
    const key = keyOf(house, scope, row);
    const payload: ReferralPayload = { asked, reason, facts, papers, ...(consent ? { consent } : {}) };
    const step = newId(house.clock);
    await writeTogether(
      tx,
      insertReferral({
        county: scope.county,
        id,
        matter: row.id,
        application: row.application,
        number: await makeNumber(tx, scope),
        state: 'sent',
        body,
        concluded_at: null,
        version: 1,
        asked_by: scope.staff,
        asked_at: now,
        changed_at: now,
        due_on: due.day,
        due_certain: due.certain,
        late_on: due.day,
        raised_at: null,
        sealed: house.vault.sealJson(key, { column: 'referral.sealed', county: scope.county, row: id }, payload),
        digest,
      }),
      insertStep({
        county: scope.county,
        id: step,
        referral: id,
        number: 1,
        kind: 'sent',
        body,
        actor_kind: 'staff',
        actor: scope.staff,
        on_day: dayOf(now),
        at: now,
        sealed: house.vault.sealJson(key, { column: 'referral_step.sealed', county: scope.county, row: step }, { text: asked }),
        submission_id: null,
        digest: null,
      }),
    );
    await recordWindowEvent(house, tx, scope, {
      matter: row.id,
      kind: 'referral-sent',
      values: { body: nameBody(book, scope, body), reason: asSentence(reason), consent: sayConsent(consent), due: dueInWords(due) },
      who: nameWindow(book, scope, row),
    });
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'referral', what: id, forWhom: forWhom(scope, row)?.staff });
  });
}

/** Only what she filled in, only photos of this application, and nothing of whoever said no. */
async function refuseForeign(house: House, tx: Tx, scope: StaffScope, row: MatterRow, { facts, papers }: Refer): Promise<void> {
  const answers = readAnswers(house, scope, keyOf(house, scope, row), await listFactSets(tx, scope, row.application));
  if (facts.some((one) => !Object.hasOwn(answers, one))) throw new Problem('field-refused', { field: 'facts', text: fieldText('facts') });
  const known = new Map((await listPapersOf(tx, scope, row.application)).map((paper) => [paper.id, paper]));
  if (papers.some((one) => !known.has(one))) throw new Problem('field-refused', { field: 'papers', text: fieldText('papers') });
  const mayGo = await findWhatMayGo(tx, scope, row.application);
  if (!facts.every(mayGo.fact) || !papers.every((one) => mayGo.paper(known.get(one)!)))
    throw new Problem('consent-withdrawn', { text: '这里有他没同意给别人看的。把他的去掉再转，或先请他点同意。' });
}

/** Eight figures for a sheet of paper and the telephone. */
async function makeNumber(tx: Tx, scope: StaffScope): Promise<string> {
  const number = String(randomInt(10_000_000, 100_000_000));
  return (await isNumberTaken(tx, scope, number)) ? makeNumber(tx, scope) : number;
}
