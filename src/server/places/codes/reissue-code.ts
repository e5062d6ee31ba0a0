import { normalizeCodeId, villageOfCode } from '../../../rules/code-id.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { chooseIssue } from './choose-issue.ts';
import { endCode, insertCodes, listCodesOfVillage, listIdsOfNumbers } from './codes.store.ts';
import { getVillageToChange } from './get-village-to-change.ts';
import { inWords } from './in-words.ts';
import { issueCode } from './issue-code.ts';
import { newCodeRow } from './new-code-row.ts';

type Codes = Awaited<ReturnType<typeof listCodesOfVillage>>;
interface Wish {
  village: string;
  /** The code she saw there; none where none is in use. */
  replaces?: string | undefined;
  why: string;
  hangsAt: string;
}

/**
 * A new code for a village; the one she saw becomes old and leads to where the new one hangs. Asked twice there is one new code;
 * `changed-meanwhile` where somebody else was quicker, `not-now` where the village is none any more or its number is used up.
 */
export async function reissueCode(house: House, scope: StaffScope, wish: Wish): Promise<void> {
  const why = inWords(wish.why, 'why');
  const hangsAt = inWords(wish.hangsAt, 'hangsAt');
  await house.db.transaction().execute(async (tx) => {
    const village = await getVillageToChange(tx, scope, wish.village);
    if (village.until) throw new Problem('not-now', { text: `${village.name}已经不是一个村了，不发新码。旧码照样打得开。` });
    const codes = await listCodesOfVillage(tx, scope, village.id);
    const found = judgeWish(codes, { replaces: wish.replaces && normalizeCodeId(wish.replaces), hangsAt });
    if (found === 'done-already') return;
    const ids = await listIdsOfNumbers(tx, [village.division_code]);
    const id = issueCode(house.vault, village.division_code, chooseIssue(village.division_code, ids));
    await insertCodes(tx, [newCodeRow(house, scope, { id, village: village.id, hangsAt })]);
    if (found.old)
      await endCode(tx, scope, {
        id: found.old,
        revoked_at: house.clock.now(),
        revoked_by: scope.staff,
        revoked_why: why,
        replaced_by: id,
      });
    const standIn = forWhom(scope, { village: village.id, town: village.parent! });
    const trace = { whatKind: 'village-code', forWhom: standIn?.staff } as const;
    await recordLook(house, tx, scope, { ...trace, act: 'issued', what: id });
    if (found.old) await recordLook(house, tx, scope, { ...trace, act: 'revoked', what: found.old });
  });
}

/** What is to be replaced, or that it was done already: the same wish again, or the same by a second officer. */
function judgeWish(
  codes: Codes,
  { replaces, hangsAt }: { replaces: string | undefined; hangsAt: string },
): { old: string | undefined } | 'done-already' {
  const seen = codes.find(({ id }) => id === replaces);
  if (replaces && !seen) throw new Problem('not-found', { because: `no code of number ${villageOfCode(replaces)} of this village` });
  const inUse = codes.find((one) => !one.revoked_at);
  // What was revoked without a successor stays revoked: whoever scans it is still warned.
  if (!inUse && !seen?.replaced_by) return { old: undefined };
  if (inUse && inUse.id === seen?.id) return { old: inUse.id };
  const follows = !seen?.replaced_by || seen.replaced_by === inUse?.id;
  if (inUse && follows && inUse.hangs_at === hangsAt) return 'done-already';
  throw new Problem('changed-meanwhile', { text: '这个村的码刚有人换过。请看一眼新的，再决定换不换。' });
}
