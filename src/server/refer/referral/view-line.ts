import type { Referrals } from '../../../contract/refer.contract.ts';
import { dayInWords, instantInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import { lightOf } from '../../../rules/light.ts';
import { maskName } from '../../../rules/mask.ts';
import { whoOwesAnswer } from '../../../rules/referral.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { nameBody } from '../name-office.ts';
import type { ReferralRow } from '../refer.store.ts';
import { keyOf, standingOf } from './open-referral.ts';
import { stateTitles } from './referral-words.ts';

/** One line of a list; the name stays masked until it is opened. */
export async function viewLine(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  row: ReferralRow,
  steps: readonly { kind: string; body: string | null }[],
): Promise<Referrals['referrals'][number]> {
  const { calendar, figures } = book.findCounty(scope.county)!;
  const name = house.vault.open(
    keyOf(house, scope, row),
    { column: 'application.name_sealed', county: scope.county, row: row.application },
    row.name_sealed!,
  );
  const isOver = row.state === 'done' || row.state === 'ended';
  return {
    referralId: row.id,
    number: `${row.number.slice(0, 4)} ${row.number.slice(4)}`,
    state: row.state,
    stateTitle: stateTitles[row.state],
    turn: isOver ? 'nobody' : whoOwesAnswer(standingOf(house, row, steps)).length > 0 ? 'body' : 'window',
    body: nameBody(book, scope, row.body) ?? row.body,
    program: await shelf.programName(scope.county, row.catalogue_version, row.program),
    applicant: maskName(name),
    village: book.findVillage(row.village)?.name ?? '',
    ...(row.due_on
      ? {
          due: {
            day: row.due_on,
            words: dayInWords(row.due_on),
            certain: row.due_certain ?? false,
            light: lightOf(row.due_on, dayOf(house.clock.now()), calendar, figures),
          },
        }
      : {}),
    ...(row.raised_at ? { raised: instantInWords(row.raised_at) } : {}),
    askedAt: row.asked_at.toISOString(),
  };
}
