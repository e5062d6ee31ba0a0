import type { NewApplication, Receipt } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { isPractice } from '../../rules/practice-id.ts';
import { registerHousehold } from '../people/index.ts';
import type { Village } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { completeApplication, insertReceipt } from './apply.store.ts';
import { addressInWords } from './address-in-words.ts';
import { askConsents } from './ask-consents.ts';
import { beginOrLock } from './begin-application.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkApplication } from './check-application.ts';
import { checkPapers } from './check-papers.ts';
import { makeReceiptCode, makeReceiptNumber } from './make-receipt.ts';
import { openMatters } from './open-matters.ts';
import { refuseForeignCopies } from './refuse-foreign-copies.ts';
import { prepareWhom } from './prepare-whom.ts';
import { writeParts } from './write-parts.ts';

interface Submission {
  body: NewApplication;
  /** Where she is. */
  village: Village;
  /** Where her 户口 is. */
  hukou: Village;
  catalogue: Catalogue | undefined;
}

/** What an act of one submission stands on, once its row is ours. */
export interface Begun extends Submission {
  catalogue: Catalogue;
  application: Awaited<ReturnType<typeof beginOrLock>>;
}

/**
 * One household asks, once: application, members, facts, consents, signatures, matters with their first events, notices and knocks in one
 * transaction. The same id and body give the same receipt, years later too; another body is refused, another account
 * finds nothing. How many statements it takes depends on no number of members, facts, consents or papers.
 */
export async function submitApplication(
  house: House,
  scope: CitizenScope,
  { body, village, hukou, catalogue }: Submission,
): Promise<{ receipt: Receipt; fresh: boolean }> {
  const { vault, clock } = house;
  const digest = vault.hash('application', canonicalJson(body));
  return house.db.transaction().execute(async (tx) => {
    const application = await beginOrLock(house, tx, scope, { submissionId: body.submissionId, village: village.id });
    const at = (column: string) => ({ column: `application.${column}`, county: scope.county, row: application.id });
    if (application.submitted_at) {
      if (!vault.sameHash(application.body_digest!, digest)) throw new Problem('already-sent-differently');
      return { receipt: vault.openJson<Receipt>(application.key, at('answer_sealed'), application.answer_sealed!), fresh: false };
    }
    if (!catalogue) throw new Problem('field-refused', { field: 'catalogueVersion', text: '救助项目换了新的。请退出来，再打开一次。' });
    const now = clock.now();
    const { programs, members } = checkApplication(body, catalogue, {
      today: dayOf(now),
      inventedOnly: house.settings.deployment === 'demo' || isPractice(scope.county),
    });
    const { hasCopies } = await checkPapers(house, tx, scope, application.id, body);

    const { name } = body.applicant;
    const address = addressInWords(body, village, hukou);
    const filledBy = body.applicant.filledBy as 'self' | 'family' | 'neighbour' | 'liaison';
    const [first, ...others] = members.flatMap(({ id, name: called = '', idNumber }) => (idNumber ? [{ id, name: called, idNumber }] : []));
    const registered = await registerHousehold(house, tx, scope, {
      people: [first!, ...others],
      filledBy,
      number: { ...application, id: scope.account },
      address,
      village: village.id,
    });
    if (hasCopies) await refuseForeignCopies(tx, scope, { application: application.id, applicant: registered.persons.get('m1')! });
    const code = makeReceiptCode();
    const digits = makeReceiptNumber();
    const number = `${digits.slice(0, 4)} ${digits.slice(4)}`;
    const begun: Begun = { body, village, hukou, catalogue, application };
    const telling = prepareWhom(house, scope, registered, {
      tell: body.tell,
      application: application.id,
      village,
      filledBy,
      number: application.address_hash,
    });
    const opened = await openMatters(house, tx, scope, begun, { programs, registered, filledBy, number, whom: telling.whom });
    const asking = await askConsents(house, tx, scope, begun, { programs, members });
    const receipt: Receipt = {
      number,
      code,
      link: `${house.settings.origin}/m/${code}`,
      submittedAt: now.toISOString(),
      village: { id: village.id, name: village.name },
      matters: opened.lines,
      ...(asking.asked.length > 0 ? { asked: asking.asked } : {}),
      text: '不记号也行，报名字能查到。',
    };
    await writeTogether(
      tx,
      ...registered.writes,
      ...telling.writes,
      ...opened.writes,
      ...writeParts(house, scope, begun, { members, persons: registered.persons }),
      ...asking.writes,
      insertReceipt({ code_hash: vault.hash('receipt', code), county: scope.county, application: application.id }),
      completeApplication(scope, application.id, {
        submitted_at: now,
        body_digest: digest,
        household: registered.household,
        applicant: registered.persons.get('m1')!,
        name_sealed: vault.seal(application.key, at('name_sealed'), name),
        filled_by: filledBy,
        catalogue_version: catalogue.version,
        receipt_number: digits,
        receipt_sealed: vault.seal(application.key, at('receipt_sealed'), code),
        answer_sealed: vault.sealJson(application.key, at('answer_sealed'), receipt),
      }),
    );
    return { receipt, fresh: true };
  });
}
