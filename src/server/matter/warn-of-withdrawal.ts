import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { nextDaytime } from '../../rules/daytime.ts';
import { prepareWarning } from '../notify/index.ts';
import { findOwnContact } from '../people/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';

interface Withdrawn {
  matter: {
    id: string;
    person: string;
    village: string;
    town: string;
    unconfirmed_since: Date | null;
    confirmed_at: Date | null;
    kept_by: string | null;
  };
  /** Who filled it in: self | family | neighbour | liaison. */
  filledBy: string | null;
  event: string;
}

/** Taken back from a number that is not known as hers: she hears of it, at her own number or to her face, and can say that it goes on. */
export async function warnOfWithdrawal(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  key: DataKey,
  { matter, filledBy, event }: Withdrawn,
): Promise<Write[]> {
  // What she keeps to herself nobody else can take back.
  const isHers = matter.kept_by !== null || (filledBy === 'self' && !(matter.unconfirmed_since && !matter.confirmed_at));
  if (isHers) return [];
  const now = house.clock.now();
  const { id, person, village, town } = matter;
  const day = dayInWords(dayOf(now)).split(' ')[0]!;
  return prepareWarning(house, tx, scope, key, {
    kind: 'withdrawn-in-your-name',
    matter: id,
    event,
    person,
    contact: await findOwnContact(tx, scope, { person, notOf: scope.account }),
    place: { village, town },
    withWhom: filledBy === 'liaison' ? 'town' : 'liaison',
    values: { day },
    words: { title: '有人替您说不办了', text: `有人在${day}替您说不办了，您的事停在那里。不是您的意思，打12349，我们接着办。` },
    from: nextDaytime(now),
  });
}
