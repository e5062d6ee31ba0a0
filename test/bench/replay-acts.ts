import { CompiledQuery, type Kysely } from 'kysely';

/** One statement as the server sent it. */
export interface Sent {
  text: string;
  values: readonly unknown[];
}

/** What of an act belongs to its matter, so that the same statements can be carried out for another. */
export interface Subject {
  matter: string;
  application: string;
  person: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The statements of one act by Kysely alone for another matter: in a transaction what was in one, with ids of its own where rows are made. */
export async function replayAct(
  db: Kysely<unknown>,
  statements: readonly Sent[],
  { was, is, same }: { was: Subject; is: Subject; same: ReadonlySet<string> },
): Promise<void> {
  const known = new Map<unknown, string>([
    [was.matter, is.matter],
    [was.application, is.application],
    [was.person, is.person],
  ]);
  const renew = (value: unknown): unknown => {
    if (typeof value !== 'string' || !uuid.test(value) || same.has(value)) return value;
    const fresh = known.get(value) ?? crypto.randomUUID();
    known.set(value, fresh);
    return fresh;
  };
  const send = async (on: Kysely<unknown>, { text, values }: Sent) =>
    void (await on.executeQuery(CompiledQuery.raw(text, values.map(renew))));
  const begin = statements.findIndex(({ text }) => text === 'begin');
  const end = statements.findIndex(({ text }) => text === 'commit');
  for (const one of statements.slice(0, begin)) await send(db, one);
  await db.transaction().execute(async (tx) => {
    for (const one of statements.slice(begin + 1, end)) await send(tx, one);
  });
  for (const one of statements.slice(end + 1)) await send(db, one);
}
