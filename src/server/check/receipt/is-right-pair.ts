import { newId } from '../../platform/new-id.ts';
import type { House } from '../../platform/house.ts';
import { outsideCounties } from '../../platform/vault.ts';
import { findReceipt, findSealedIdNumber } from './receipt.store.ts';

/** Sealed once a process, opened where there is nothing to open: a wrong code costs what a right one does. */
const stand = { column: 'person.id_number_sealed', county: outsideCounties, row: 'nobody' };
const standIns = new WeakMap<House['vault'], Buffer>();

/**
 * The receipt, if these are the last six of the ID number of whom it is for; else nothing. Whichever of both is wrong, the same statements
 * are made, one number is opened, two keyed hashes are compared.
 */
export async function isRightPair(
  house: House,
  { codeHash, lastSix }: { codeHash: Buffer; lastSix: string },
): Promise<{ county: string; application: string } | undefined> {
  const { db, vault, clock } = house;
  const receipt = await findReceipt(db, codeHash);
  const county = receipt?.county ?? outsideCounties;
  const row = await findSealedIdNumber(db, { kind: 'system', county }, receipt?.application ?? newId(clock));
  const idNumber = row
    ? vault.open(
        vault.key(county, 'people'),
        { column: 'person.id_number_sealed', county, row: row.known ?? row.id },
        row.known_sealed ?? row.sealed,
      )
    : vault.open(vault.key(outsideCounties, 'accounts'), stand, standInOf(house));
  const isSame = vault.sameHash(vault.hash('receipt-six', idNumber.slice(-6)), vault.hash('receipt-six', lastSix));
  return isSame && row ? receipt : undefined;
}

function standInOf({ vault }: House): Buffer {
  const known = standIns.get(vault);
  if (known) return known;
  const sealed = vault.seal(vault.key(outsideCounties, 'accounts'), stand, '0'.repeat(18));
  standIns.set(vault, sealed);
  return sealed;
}
