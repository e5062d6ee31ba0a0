import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

const mark = '/* kept plan */';

/**
 * Given to `modifyFront`: each connection plans this statement once. For what is asked thousands of times a minute and is planned dearer than
 * it is answered. Its text must always be the same, so a list travels as one array, and it names its columns, so that a migration beside it
 * breaks nothing.
 */
export const keptPlan = sql.raw(mark);

/** One that a pooler of connections has taken away, or has kept for somebody else. */
const gone = new Set(['26000', '42P05']);

/**
 * Asks marked statements by a name. Behind a pooler that cannot keep them the first that is lost is asked anew without one, and from then on
 * this connection asks all so.
 */
export class PlanKeepingClient extends pg.Client {
  static readonly #names = new Map<string, string>();
  #isKept = true;

  /** `never` fits every way in which the library lets itself be asked. */
  override query(...asked: unknown[]): never {
    const ask = super.query.bind(this) as (...given: unknown[]) => Promise<unknown>;
    const [text, values] = asked;
    if (!this.#isKept || typeof text !== 'string' || !text.startsWith(`select ${mark}`)) return ask(...asked) as never;
    return ask({ name: PlanKeepingClient.#nameOf(text), text, values }).catch((error: { code?: string }) => {
      if (!gone.has(error.code ?? '')) throw error;
      this.#isKept = false;
      return ask(...asked);
    }) as never;
  }

  static #nameOf(text: string): string {
    const known = this.#names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 20);
    this.#names.set(text, known);
    return known;
  }
}
