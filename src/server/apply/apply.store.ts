import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { CitizenScope, Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

/** Whoever is first with this submissionId; for everybody else nothing happens. */
export function beginApplication(row: Insertable<Tables['application']>): Write {
  return (db) =>
    db
      .insertInto('application')
      .values(row)
      .onConflict((conflict) => conflict.columns(['county', 'submission_id']).doNothing());
}

/**
 * By the phone's id, whoever filed it; the caller compares the account before it says anything. Locked: one at a time. With the number of
 * its account.
 */
export async function lockApplication(tx: Tx, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('application')
    .innerJoin('account', 'account.id', 'application.account')
    .selectAll('application')
    .select(['account.address_hash', 'account.address_sealed', 'account.verified_by'])
    .where('application.county', '=', scope.county)
    .where('application.submission_id', '=', submissionId)
    .forUpdate('application')
    .executeTakeFirst();
}

export function completeApplication(scope: CitizenScope, id: string, change: Partial<Insertable<Tables['application']>>): Write {
  return (db) => db.updateTable('application').set(change).where('county', '=', scope.county).where('id', '=', id);
}

export function insertReceipt(row: Insertable<Tables['receipt']>): Write {
  return (db) => db.insertInto('receipt').values(row);
}

export function insertFactSet(row: Insertable<Tables['fact_set']>): Write {
  return (db) => db.insertInto('fact_set').values(row);
}

/** Never an empty list: the contract asks for one at least. */
export function insertConsents(rows: Insertable<Tables['consent']>[]): Write {
  return (db) => db.insertInto('consent').values(rows);
}

export function insertApplicationMembers(rows: readonly Insertable<Tables['application_member']>[]): Write {
  return (db) => db.insertInto('application_member').values([...rows]);
}

/** The words of a version are the same for everybody: whoever needs them first writes them. */
export function keepConsentTexts(rows: readonly Insertable<Tables['consent_text']>[]): Write {
  return (db) =>
    db
      .insertInto('consent_text')
      .values([...rows])
      .onConflict((conflict) => conflict.columns(['county', 'kind', 'version']).doNothing());
}

export function insertConsentRequests(rows: readonly Insertable<Tables['consent_request']>[]): Write {
  return (db) => db.insertInto('consent_request').values([...rows]);
}

/** How many requests wait for whoever has this number, by its hash in hex. */
export async function countOpenRequests(db: Reader, scope: Scope, addresses: readonly Buffer[]): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map();
  const rows = await db
    .selectFrom('consent_request')
    .select((eb) => ['address_hash', eb.fn.countAll<string>().as('count')])
    .where('county', '=', scope.county)
    .where('address_hash', 'in', [...addresses])
    .where('state', '=', 'asked')
    .groupBy('address_hash')
    .execute();
  return new Map(rows.map(({ address_hash: hash, count }) => [hash!.toString('hex'), Number(count)]));
}

export function insertSignatures(rows: readonly Insertable<Tables['signature']>[]): Write {
  return (db) => db.insertInto('signature').values([...rows]);
}

export async function findPaperById(db: Reader, scope: CitizenScope, id: string) {
  return db.selectFrom('paper').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** False if the id was written by another request meanwhile. */
export async function insertPaper(tx: Tx, row: Insertable<Tables['paper']>): Promise<boolean> {
  const result = await tx
    .insertInto('paper')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function listPapersById(tx: Tx, scope: CitizenScope, application: string) {
  return tx
    .selectFrom('paper')
    .select(['id', 'kind', 'digest', 'copied_from'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .execute();
}

/** These photos belong to what was sent, and to this member where they are a person's; one of them at least. */
export function markPapersListed(scope: CitizenScope, whose: ReadonlyMap<string, string | null>, now: Date): Write {
  const byMember = Map.groupBy(whose.keys(), (id) => whose.get(id));
  return (db) =>
    db
      .updateTable('paper')
      .set((eb) => {
        const [first, ...others] = [...byMember].map(([member, ids]) => ({ member: eb.val(member ?? null), isHis: eb('id', 'in', ids) }));
        const cases = eb.case().when(first!.isHis).then(first!.member);
        return { listed_at: now, whose: others.reduce((so, { isHis, member }) => so.when(isHis).then(member), cases).end() };
      })
      .where('county', '=', scope.county)
      .where('id', 'in', [...whose.keys()]);
}

export async function findApplicationBySubmission(db: Reader, scope: CitizenScope, submissionId: string) {
  return db
    .selectFrom('application')
    .select(['id', 'account', 'key_wrapped', 'submitted_at'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

export async function countPapers(db: Reader, scope: CitizenScope, application: string): Promise<number> {
  const { papers } = await db
    .selectFrom('paper')
    .select((eb) => eb.fn.countAll<string>().as('papers'))
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .executeTakeFirstOrThrow();
  return Number(papers);
}

/** One that this account listed in a form it sent; with the wrapped key, which is gone where the application was erased. */
export async function findSentPaper(db: Reader, scope: CitizenScope, id: string) {
  return db
    .selectFrom('paper')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'paper.county').onRef('application.id', '=', 'paper.application'),
    )
    .select(['paper.id', 'paper.application', 'paper.kind', 'paper.file', 'paper.media_type', 'application.key_wrapped'])
    .where('paper.county', '=', scope.county)
    .where('paper.id', '=', id)
    .where('paper.account', '=', scope.account)
    .where('paper.listed_at', 'is not', null)
    .where('application.submitted_at', 'is not', null)
    .executeTakeFirst();
}

/** Whether a paper of this application was taken over from one for somebody else. */
export async function hasCopyOfAnother(
  db: Reader,
  scope: CitizenScope,
  { application, applicant }: { application: string; applicant: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('paper as copy')
    .innerJoin('paper as original', (join) =>
      join.onRef('original.county', '=', 'copy.county').onRef('original.id', '=', 'copy.copied_from'),
    )
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'original.county').onRef('application.id', '=', 'original.application'),
    )
    .select('copy.id')
    .where('copy.county', '=', scope.county)
    .where('copy.application', '=', application)
    .where('application.applicant', 'is distinct from', applicant)
    .executeTakeFirst();
  return row !== undefined;
}

/** Begun long ago, nothing added since, never sent. */
export async function listUnsent(db: Reader, scope: Scope, { before, limit }: { before: Date; limit: number }) {
  return db
    .selectFrom('application')
    .select('id')
    .where('county', '=', scope.county)
    .where('submitted_at', 'is', null)
    .where('begun_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('paper')
            .select('paper.id')
            .where('paper.county', '=', scope.county)
            .whereRef('paper.application', '=', 'application.id')
            .where('paper.born_at', '>=', before),
        ),
      ),
    )
    .orderBy('begun_at')
    .limit(limit)
    .execute();
}

/** With its papers, unless it was sent meanwhile; gives the names of their files. Locked first: whoever sends it now waits and begins anew. */
export async function deleteUnsent(tx: Tx, scope: Scope, id: string): Promise<string[]> {
  const locked = await tx
    .selectFrom('application')
    .select('id')
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('submitted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return [];
  const papers = await tx.deleteFrom('paper').where('county', '=', scope.county).where('application', '=', id).returning('file').execute();
  await tx.deleteFrom('application').where('county', '=', scope.county).where('id', '=', id).execute();
  return papers.map(({ file }) => file);
}
