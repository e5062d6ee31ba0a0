import type { ChangeTold, Told } from '../../contract/told.contract.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import { isPractice } from '../../rules/practice-id.ts';
import { lockApplication } from '../matter/index.ts';
import { endTold, insertTold, listTold, setWay, type Way } from '../notify/index.ts';
import { listNumbersOf, nameContact } from '../people/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { getMatterOf, readTold } from './read-told.ts';
import { words } from './words.ts';

/** Who gets them from now on, whole: the same again changes nothing. What was named before ends, and stays written. */
export async function changeTold(
  house: House,
  citizen: Citizen,
  { matterId, ...wanted }: ChangeTold & { matterId: string },
): Promise<Told> {
  const { scope, row } = await getMatterOf(house, citizen, matterId);
  const { county } = scope;
  const { me, liaison, childPhone, reads } = wanted;
  if (!me && !liaison && !childPhone) throw new Problem('field-refused', { field: 'me', text: words.oneAtLeast });
  const isInventedOnly = house.settings.deployment === 'demo' || isPractice(county);
  if (isInventedOnly && childPhone && childPhone !== 'as-before' && !isInventedPhone(childPhone))
    throw new Problem('not-an-invented-person', { field: 'childPhone' });
  await house.db.transaction().execute(async (tx) => {
    await lockApplication(tx, scope, row.application);
    const now = house.clock.now();
    const before = await listTold(tx, scope, row.application);
    const childBefore = before.find(({ way }) => way === 'child')?.contact;
    if (childPhone === 'as-before' && !childBefore) throw new Problem('field-refused', { field: 'childPhone', text: words.noChild });
    const writes: Write[] = [];
    let child = childPhone ? childBefore : undefined;
    if (childPhone && childPhone !== 'as-before') {
      const known = await listNumbersOf(tx, scope, row.person);
      const named = nameContact(house, scope, { person: row.person, phone: childPhone, known });
      child = named.id;
      writes.push(...named.writes);
    }
    const ways: [Way, string | null][] = [
      ...(me ? [['me', null] as [Way, null]] : []),
      ...(child ? [['child', child] as [Way, string]] : []),
      ...(liaison ? [['liaison', null] as [Way, null]] : []),
    ];
    const stays = (one: { way: Way; contact: string | null }) => ways.some(([way, contact]) => way === one.way && contact === one.contact);
    const gone = before.filter((one) => !stays(one));
    const fresh = ways.filter(([way, contact]) => !before.some((one) => one.way === way && one.contact === contact));
    // By itself: the one that takes its place could not be written beside it in one statement.
    if (gone.length > 0)
      await writeTogether(
        tx,
        endTold(
          scope,
          gone.map(({ id }) => id),
          now,
        ),
      );
    for (const [way, contact] of fresh)
      writes.push(insertTold({ county, id: newId(house.clock), application: row.application, way, contact, since: now, until: null }));
    if (reads) writes.push(setWay({ county, person: row.person, way: reads, set_by: 'herself', at: now }));
    if (writes.length > 0) await writeTogether(tx, ...writes);
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'told', what: matterId });
  });
  return readTold(house, citizen, matterId);
}
