import type { StaffMatter } from '../../contract/decide.contract.ts';
import type { Day } from '../../rules/day.ts';
import type { Figure } from '../../rules/figures.ts';
import { cardInWords, cardKindsOn, nearMonthsOf, standOf } from '../../rules/paper-lasts.ts';
import { readCardMonths, type MatterRow } from '../matter/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { OpenMember } from './open-members.ts';

interface Of {
  row: MatterRow;
  members: readonly OpenMember[];
  nameOf: (kind: string) => string;
  figures: readonly Figure[];
  today: Day;
}

/** Each member's cards that bear a last month, and what somebody read off them; of whose ID number nobody knows, none can be kept. */
export async function viewCards(
  house: House,
  tx: Tx,
  scope: StaffScope,
  { row, members, nameOf, figures, today }: Of,
): Promise<NonNullable<StaffMatter['cards']>> {
  const known = members.flatMap(({ id, person, said }) => {
    const whose = id === 'm1' ? row.person : person;
    return whose && id.startsWith('m') ? [{ id, whose, who: said.called }] : [];
  });
  const months = await readCardMonths(
    house,
    tx,
    scope,
    known.map(({ whose }) => whose),
  );
  return known.flatMap(({ id, whose, who }) =>
    cardKindsOn(figures, today).map((card) => {
      const month = months.find(({ person, kind }) => person === whose && kind === card);
      const line = { member: id, who, card, name: nameOf(card) };
      if (!month) return line;
      const stand = standOf(month.last, today, nearMonthsOf(card, figures, today));
      return { ...line, text: cardInWords(month.last, stand), stand };
    }),
  );
}
