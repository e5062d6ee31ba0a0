/** A screen of work, and more than most desks ever have. */
const most = 200;

interface Query<T> {
  limit(most: number): { execute(): Promise<T[]> };
}

/**
 * The first rows of a list, for nobody at a desk is to think that she has seen all where it goes on. `rest` goes into the answer as it is: how
 * many these are, where there are others.
 */
export async function firstRows<T>(query: Query<T>): Promise<{ rows: T[]; rest: { more?: number } }> {
  const rows = await query.limit(most + 1).execute();
  return rows.length > most ? { rows: rows.slice(0, most), rest: { more: most } } : { rows, rest: {} };
}
