import type { NewApplication } from '../../contract/apply.contract.ts';
import { insertTold, isNear, setWay, type Way, type Whom } from '../notify/index.ts';
import { nameContact, type Registered } from '../people/index.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';

interface Asking {
  tell: NewApplication['tell'];
  application: string;
  village: { id: string; town: { id: string } };
  filledBy: string;
  /** The hash of the account's number. */
  number: Buffer;
}

/** Whom she named, for the caller to write, and as it is needed to tell her at once: nothing of it can be asked for before it is written. */
export function prepareWhom(
  house: House,
  scope: CitizenScope,
  registered: Registered,
  { tell, application, village, filledBy, number }: Asking,
): { whom: Whom; writes: Write[] } {
  const { county, account } = scope;
  const person = registered.persons.get('m1')!;
  const since = house.clock.now();
  const told = (way: Way, contact: string | null = null): Write =>
    insertTold({ county, id: newId(house.clock), application, way, contact, since, until: null });
  const mine = registered.contact === undefined ? [] : [{ id: registered.contact, address_hash: number }];
  const hash = tell?.childPhone === undefined ? undefined : house.vault.hash('phone', tell.childPhone);
  const child =
    tell?.childPhone === undefined || hash?.equals(number)
      ? undefined
      : nameContact(house, scope, { person, phone: tell.childPhone, known: [...mine, ...registered.numbers] });
  // The number she named as her child's is the one she writes from.
  const toAccount = !tell || tell.me || (hash?.equals(number) ?? false);
  return {
    whom: {
      account: toAccount ? { id: account, contact: registered.contact, number } : undefined,
      hers: !isNear(filledBy) && registered.warnAt ? { contact: registered.warnAt } : undefined,
      child: child && { contact: child.id, number: hash },
      inPerson: tell?.liaison || tell?.reads === 'in-person' ? 'asked' : 'if-nothing-else',
      isNear: isNear(filledBy),
      place: { village: village.id, town: village.town.id },
    },
    writes: [
      ...(child?.writes ?? []),
      ...(tell && toAccount ? [told('me')] : []),
      ...(child ? [told('child', child.id)] : []),
      ...(tell?.liaison ? [told('liaison')] : []),
      ...(tell?.reads ? [setWay({ county, person, way: tell.reads, set_by: 'herself', at: since })] : []),
    ],
  };
}
