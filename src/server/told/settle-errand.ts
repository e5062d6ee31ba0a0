import type { SettledErrand, SettleErrand } from '../../contract/told.contract.ts';
import { keepNo } from '../campaign/index.ts';
import { findErrandStep, findTold, insertErrandStep, lockErrand, moveDelivery, moveErrand, setWay } from '../notify/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { openWords } from '../platform/open-words.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope, StaffScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';

/**
 * She was told, or was not met. The caller has checked that whoever says it may. Told is told: a later word changes nothing of it, and the
 * same id again answers the same. What she said lies sealed as the notice does.
 */
export async function settleErrand(
  house: House,
  scope: CitizenScope | StaffScope,
  { errandId, submissionId, outcome, sealed, fromNowOn, campaigns, ...given }: SettleErrand & { errandId: string },
): Promise<SettledErrand> {
  const { vault, clock } = house;
  const { county } = scope;
  const actor = scope.kind === 'staff' ? scope.staff : scope.account;
  const words = sealed ? openWords(vault, county, { sealed, longest: 200 }) : given.words;
  const digest = vault.hash('errand-act', JSON.stringify([errandId, outcome, sealed ?? given.words, fromNowOn, campaigns]));
  return house.db.transaction().execute(async (tx) => {
    const row = await lockErrand(tx, scope, errandId);
    if (!row) throw new Problem('not-found');
    const before = await findErrandStep(tx, scope, submissionId);
    if (before) {
      const isSame = before.errand === errandId && before.actor === actor && before.digest && vault.sameHash(before.digest, digest);
      if (!isSame) throw new Problem('already-sent-differently');
      return { state: row.state === 'open' ? 'open' : 'heard' };
    }
    const now = clock.now();
    const number = row.version + 1;
    const told = (await findTold(house, tx, { kind: 'system', county }, [row.notice])).get(row.notice);
    const at = { column: 'errand_step.sealed', county, row: `${errandId}|${number}` };
    const isHeard = row.state !== 'open' || outcome === 'heard';
    await writeTogether(
      tx,
      insertErrandStep({
        county,
        errand: errandId,
        number,
        kind: outcome,
        actor_kind: scope.kind,
        actor,
        at: now,
        submission_id: submissionId,
        digest,
        sealed: words && told ? vault.sealJson(told.key, at, { words }) : null,
      }),
      moveErrand(scope, errandId, {
        state: isHeard ? 'heard' : 'open',
        tries: row.tries + (outcome === 'not-found' ? 1 : 0),
        version: number,
        changed_at: now,
      }),
      ...(fromNowOn
        ? [setWay({ county, person: row.person, way: fromNowOn, set_by: scope.kind === 'staff' ? 'town' : 'liaison', at: now })]
        : []),
    );
    if (campaigns && row.kind === 'policy-for-you')
      await keepNo(house, tx, scope, { person: row.person, by: scope.kind === 'staff' ? 'desk' : 'liaison' });
    if (isHeard) await moveDelivery(tx, scope, errandId, { from: ['handed-over'], to: 'heard', now });
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'errand', what: errandId });
    return { state: isHeard ? 'heard' : 'open' };
  });
}
