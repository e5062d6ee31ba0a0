import type { IdentifyPerson } from '../../contract/emergency.contract.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import { isInventedIdNumber } from '../../rules/invented.ts';
import { getMatterToActOn } from '../matter/index.ts';
import { identifyPerson } from '../people/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { lockEmergency, movePerson } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { keyOf } from './key-of.ts';

/** Who it was is known by now. Somebody whom the county knows already gets this matter too; from here on an officer's own family is a colleague's. */
export async function identify(house: House, scope: StaffScope, { id, idNumber, name }: IdentifyPerson & { id: string }): Promise<void> {
  const read = readIdNumber(idNumber);
  if (!read.ok) throw new Problem('field-refused', { field: 'idNumber' });
  if (house.settings.deployment === 'demo' && !isInventedIdNumber(read.value))
    throw new Problem('not-an-invented-person', { field: 'idNumber' });
  const { matter } = await getEmergency(house.db, scope, id);
  if (!matter) throw new Problem('not-now', { text: '先立事项，再补身份证号。' });
  const known = name?.trim() || undefined;
  const key = await keyOf(house, house.db, scope, await getEmergency(house.db, scope, id));
  await house.db.transaction().execute(async (tx) => {
    // One after the other: who is joined is read behind the lock.
    await lockEmergency(tx, scope, id);
    const { person, application } = await getMatterToActOn(house, scope, matter);
    const to = await identifyPerson(house, tx, scope, { person, idNumber: read.value, name: known });
    if (to === 'another-number') throw new Problem('not-now', { text: '这件已经补过身份证号了，和这次的不一样。' });
    const at = { column: 'application.name_sealed', county: scope.county, row: application };
    await movePerson(tx, scope, { application, from: person, to, ...(known ? { name: house.vault.seal(key, at, known) } : {}) });
    await recordLook(house, tx, scope, { act: 'identified', whatKind: 'person', what: to });
  });
}
