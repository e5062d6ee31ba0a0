import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

/** Nothing if it was drawn for another mini-program: that one would open the other. */
export async function findMiniCode(
  db: Reader,
  scope: Scope,
  { code, appId }: { code: string; appId: string },
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('mini_code')
    .select('image')
    .where('county', '=', scope.county)
    .where('code', '=', code)
    .where('app_id', '=', appId)
    .executeTakeFirst();
  return row?.image;
}

/** One a code: what was kept for another mini-program is replaced. */
export async function keepMiniCode(
  db: Reader,
  scope: Scope,
  { code, appId, image, at }: { code: string; appId: string; image: Buffer; at: Date },
): Promise<void> {
  const drawn = { app_id: appId, image, made_at: at };
  await db
    .insertInto('mini_code')
    .values({ county: scope.county, code, ...drawn })
    .onConflict((conflict) => conflict.columns(['county', 'code']).doUpdateSet(drawn))
    .execute();
}
