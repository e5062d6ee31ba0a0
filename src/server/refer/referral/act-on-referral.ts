import type { ActedOnReferral, ActOnReferral } from '../../../contract/refer.contract.ts';
import { followReferralAct, referralActs, sideOfAct, type ReferralAct, type ReferralState } from '../../../rules/referral.ts';
import { roleRights } from '../../../rules/role-rights.ts';
import type { CodeBook } from '../../places/index.ts';
import { fieldText } from '../../platform/field-words.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { nameBody, refuseWithoutConsent } from '../name-office.ts';
import { findReferral, findReferralFor, findStepBySubmission, listSteps, lockReferral } from '../refer.store.ts';
import { answerBy } from './answer-by.ts';
import { keyOf, openReferral, standingOf, type StepPayload } from './open-referral.ts';
import { recordStep, type NewStep } from './record-step.ts';
import { actWords, stateTitles } from './referral-words.ts';
import { tellHer } from './tell-her.ts';

/** One act in a referral: of the body it is with, of a body that was asked for its opinion, or of the window. */
export async function actOnReferral(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { referralId, seenVersion, given }: { referralId: string; seenVersion: number; given: ActOnReferral },
): Promise<ActedOnReferral> {
  const seen = await findReferralFor(house.db, scope, referralId);
  const before = await findStepBySubmission(house.db, scope, given.submissionId);
  const digest = house.vault.hash(
    'referral-act',
    JSON.stringify([referralId, given.act, given.text, given.amountFen, given.body, given.clerk, given.consent].map((one) => one ?? null)),
  );
  // Asked for the same again: done once, also where it was passed on by it.
  if (before) {
    if (before.referral !== referralId || before.actor !== scope.staff || !before.digest || !house.vault.sameHash(before.digest, digest))
      throw new Problem('already-sent-differently');
    return viewActed(referralId, (await findReferral(house.db, scope, referralId))!.state);
  }
  if (!seen) throw new Problem('not-found');
  const key = keyOf(house, scope, seen);
  const act = referralActs.find((one) => one === given.act);
  if (!act) throw new Problem('field-refused', { field: 'act' });
  return house.db.transaction().execute(async (tx) => {
    const row = (await lockReferral(tx, scope, referralId))!;
    if (row.version !== seenVersion) throw new Problem('changed-meanwhile');
    const by = whoSaysIt(scope, act, given, row.body);
    const standing = standingOf(house, row, await listSteps(tx, scope, [row.id]));
    const to = followReferralAct(standing, act, by);
    if (!to) throw new Problem('not-now', wordsOfRefusal(act, standing.concluded));
    refuseMissing(book, scope, act, given, [...row.bounced, row.body]);

    const due = act === 'opinion' ? keptDue(row) : answerBy(house, book, scope, to);
    const change = changeOf(act, given, { ...row, by, now: house.clock.now() });
    const { reason } = openReferral(house, scope, key, row);
    await recordStep(house, tx, scope, row, key, {
      steps: [{ kind: kindOf(act), body: act === 'send-on' || act === 'conclude' ? given.body! : by, payload: payloadOf(given) }],
      to,
      due,
      change,
      told: tellHer(book, scope, {
        act,
        to,
        given,
        by,
        due,
        reason,
        parties: change.parties ?? row.parties,
        town: seen.town,
        body: row.body,
      }),
      submissionId: given.submissionId,
      digest,
      forWhom: forWhom(scope, seen)?.staff,
    });
    return viewActed(referralId, to);
  });
}

function viewActed(referralId: string, state: ReferralState): ActedOnReferral {
  return { referralId, state, stateTitle: stateTitles[state] };
}

/** The body that acts. A window writes down what a body without a desk here has said, and by whom it was said. */
function whoSaysIt(scope: StaffScope, act: ReferralAct, given: ActOnReferral, body: string): string {
  const isOfBody = roleRights[scope.role].matters === 'of-body';
  if (sideOfAct(act) === 'window') {
    if (isOfBody) throw new Problem('not-for-you');
    return 'window';
  }
  if (isOfBody) return scope.body!;
  if (!given.clerk?.trim()) throw new Problem('field-refused', { field: 'clerk', text: fieldText('clerk') });
  return act === 'opinion' ? (given.body ?? '') : body;
}

/** `sent` counts how often a body was asked, by whichever act. */
function kindOf(act: ReferralAct): string {
  return act === 'send-on' ? 'sent' : act;
}

function refuseMissing(book: CodeBook, scope: StaffScope, act: ReferralAct, given: ActOnReferral, before: readonly string[]): void {
  const { needs } = actWords[act];
  const refused = (field: string) => new Problem('field-refused', { field, text: fieldText(field) });
  const hasText = Boolean(given.text?.trim());
  // A sum says enough by itself.
  if (needs.includes('text') && !hasText && !(needs.includes('amount') && given.amountFen)) throw refused('text');
  if (given.body !== undefined && !nameBody(book, scope, given.body)) throw refused('body');
  if (needs.includes('body') && given.body === undefined) throw refused('body');
  if (needs.includes('body')) refuseWithoutConsent(book, scope, given.body!, given.consent);
  if (act === 'send-on' && before.includes(given.body!))
    throw new Problem('field-refused', { field: 'body', text: '这家说过不归他们。请换一家。' });
}

function changeOf(
  act: ReferralAct,
  given: ActOnReferral,
  row: { by: string; bounced: string[]; parties: string[]; raised_at: Date | null; now: Date },
): NewStep['change'] {
  if (act === 'opinion') return {};
  const heard = { raised_at: null };
  if (act === 'not-ours') {
    const named = given.body ? [given.body] : [];
    return { ...heard, bounced: [...row.bounced, row.by], parties: [...new Set([...row.parties, row.by, ...named])] };
  }
  if (act === 'send-on') return { ...heard, body: given.body! };
  if (act === 'conclude') return { ...heard, body: given.body!, concluded_at: row.now };
  return heard;
}

function keptDue(row: { due_on: string | null; due_certain: boolean | null }): NewStep['due'] {
  return row.due_on === null ? undefined : { day: row.due_on, certain: row.due_certain ?? false };
}

function payloadOf({ text, amountFen, body, clerk, consent }: ActOnReferral): StepPayload {
  return {
    ...(consent ? { consent } : {}),
    ...(text ? { text } : {}),
    ...(amountFen ? { amountFen } : {}),
    ...(body ? { body } : {}),
    ...(clerk ? { clerk } : {}),
  };
}

function wordsOfRefusal(act: ReferralAct, concluded: 'yes' | 'not-yet'): { text: string } {
  if (act === 'not-ours' && concluded === 'yes') return { text: '会诊已经定了由您单位办，不能再退。有难处，先问一句。' };
  if (act === 'conclude') return { text: '还有单位没写意见。等齐了，或者到了日子，再写结论。' };
  return { text: '这一步现在办不了，可能刚有人办过。' };
}
