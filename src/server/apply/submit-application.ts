import type { NewApplication, Receipt } from '../../contract/apply.contract.ts';
import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { delegatedProcedure } from '../../rules/delegations.ts';
import { isPractice } from '../../rules/practice-id.ts';
import { findProcedure, prepareMatter } from '../matter/index.ts';
import { decideReceiver } from '../places/index.ts';
import { registerApplicant } from '../people/index.ts';
import type { Village } from '../places/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { completeApplication, insertConsents, insertFactSet, insertReceipt, listPapersById, markPapersListed } from './apply.store.ts';
import { beginOrLock } from './begin-application.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkApplication } from './check-application.ts';
import { makeReceiptCode, makeReceiptNumber } from './make-receipt.ts';
import { refuseForeignCopies } from './refuse-foreign-copies.ts';

interface Submission {
  body: NewApplication;
  /** Where she is. */
  village: Village;
  /** Where her 户口 is. */
  hukou: Village;
  catalogue: Catalogue | undefined;
}

/**
 * One household asks, once: application, facts, consents, matters with their first events, notices and knocks in one
 * transaction. The same id and body give the same receipt, years later too; another body is refused, another account
 * finds nothing.
 */
export async function submitApplication(
  house: House,
  scope: CitizenScope,
  { body, village, hukou, catalogue }: Submission,
): Promise<{ receipt: Receipt; fresh: boolean }> {
  const digest = house.vault.hash('application', canonicalJson(body));
  return house.db.transaction().execute(async (tx) => {
    const application = await beginOrLock(house, tx, scope, { submissionId: body.submissionId, village: village.id });
    const answerAt = { column: 'application.answer_sealed', county: scope.county, row: application.id };
    if (application.submitted_at) {
      if (!house.vault.sameHash(application.body_digest!, digest)) throw new Problem('already-sent-differently');
      return { receipt: house.vault.openJson<Receipt>(application.key, answerAt, application.answer_sealed!), fresh: false };
    }
    if (!catalogue) throw new Problem('field-refused', { field: 'catalogueVersion', text: '救助项目换了新的。请退出来，再打开一次。' });
    const { programs, idNumber } = checkApplication(body, catalogue, house.settings.deployment === 'demo' || isPractice(scope.county));
    await checkPapers(house, tx, scope, application.id, body);

    const now = house.clock.now();
    const { name, filledBy, address } = body.applicant;
    const applicant = { name, idNumber, address, village: village.id, filledBy: filledBy as 'self' | 'family' | 'neighbour' | 'liaison' };
    const { person, household } = await registerApplicant(house, tx, scope, applicant);
    await refuseForeignCopies(tx, scope, { application: application.id, applicant: person });
    const code = makeReceiptCode();
    const number = makeReceiptNumber();
    const factSet = newId(house.clock);
    const factsAt = { column: 'fact_set.sealed', county: scope.county, row: factSet };
    const consents = body.consents.map(({ kind, version }) => ({
      county: scope.county,
      id: newId(house.clock),
      application: application.id,
      person,
      kind,
      version,
      at: now,
    }));
    const papers = body.papers.map((paper) => paper.paperId);
    const matters = [];
    const opened: Write[] = [];
    for (const program of programs) {
      const { line, writes } = await openOne(house, tx, scope, { program, application, person, village, hukou, catalogue });
      matters.push(line);
      opened.push(...writes);
    }
    const receipt: Receipt = {
      number: `${number.slice(0, 4)} ${number.slice(4)}`,
      code,
      link: `${house.settings.origin}/m/${code}`,
      submittedAt: now.toISOString(),
      village: { id: village.id, name: village.name },
      matters,
      text: '不记号也行，报名字能查到。',
    };
    const receiptAt = { column: 'application.receipt_sealed', county: scope.county, row: application.id };
    await writeTogether(
      tx,
      ...opened,
      insertFactSet({
        county: scope.county,
        id: factSet,
        application: application.id,
        source: 'declared',
        sealed: house.vault.sealJson(application.key, factsAt, body.facts),
        at: now,
      }),
      insertConsents(consents),
      ...(papers.length > 0 ? [markPapersListed(scope, papers, now)] : []),
      insertReceipt({ code_hash: house.vault.hash('receipt', code), county: scope.county, application: application.id }),
      completeApplication(scope, application.id, {
        submitted_at: now,
        body_digest: digest,
        household,
        applicant: person,
        name_sealed: house.vault.seal(
          application.key,
          { column: 'application.name_sealed', county: scope.county, row: application.id },
          name,
        ),
        filled_by: filledBy,
        catalogue_version: catalogue.version,
        receipt_number: number,
        receipt_sealed: house.vault.seal(application.key, receiptAt, code),
        answer_sealed: house.vault.sealJson(application.key, answerAt, receipt),
      }),
    );
    return { receipt, fresh: true };
  });
}

/** Every photo the form lists has arrived for this application, whole. */
async function checkPapers(house: House, tx: Tx, scope: CitizenScope, application: string, body: NewApplication): Promise<void> {
  if (body.papers.length === 0) return;
  const kept = new Map((await listPapersById(tx, scope, application)).map((paper) => [paper.id, paper]));
  for (const paper of body.papers) {
    const row = kept.get(paper.paperId);
    if (!row || row.kind !== paper.kind || !house.vault.sameHash(row.digest, house.vault.hash('paper', paper.sha256)))
      throw new Problem('papers-missing');
  }
}

interface OpenOne {
  program: Program & { procedure?: string };
  application: Awaited<ReturnType<typeof beginOrLock>>;
  person: string;
  village: Village;
  hukou: Village;
  catalogue: Catalogue;
}

async function openOne(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  { program, application, person, village, hukou, catalogue }: OpenOne,
): Promise<{ line: Receipt['matters'][number]; writes: Write[] }> {
  const receiver = decideReceiver(program, { village, hukou });
  const where = { program: program.id, town: receiver.row.town, day: dayOf(house.clock.now()) };
  const follows = delegatedProcedure(village.county.delegations, where) ?? program.procedure;
  const procedure = follows === undefined ? undefined : await findProcedure(tx, scope, follows);
  if (!procedure) throw new Problem('not-found', { field: 'programs', because: 'program without procedure' });
  const { matter, lookBy, said, writes } = await prepareMatter(house, tx, scope, {
    application: application.id,
    applicationKey: application.key,
    account: scope.account,
    person,
    program: program.id,
    catalogueVersion: catalogue.version,
    procedure,
    ...receiver.row,
    calendar: village.county.calendar,
  });
  const line = {
    matterId: matter,
    program: program.name,
    goesTo: receiver.name,
    lookBy: {
      day: lookBy?.day ?? '',
      // On her receipt whoever has it is named.
      words: said.text.replace('镇上', receiver.name),
      certain: lookBy?.certain ?? true,
      demo: lookBy?.kind === 'demo',
    },
  };
  return { line, writes };
}
