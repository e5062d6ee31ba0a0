import type { OpenedCode } from '../../contract/qr.contract.ts';

/** Where the person is: a village by its code, or a town alone. */
export interface Place {
  name: string;
  villageCode?: string;
  townId?: string;
}

/** The phone's own village is the first guess; whose 户口 it is plays no part. */
export function placeOfPhone(village: OpenedCode | undefined): Place | undefined {
  return (
    village && {
      name: `${village.county.name} ${village.town.name} ${village.village.name}`,
      villageCode: village.codeId,
      townId: village.town.id,
    }
  );
}

/** Desks and people who can be rung without a network, the nearest first; kept from when the village was opened. */
export function callsWithoutNetwork(village: OpenedCode | undefined): { name: string; phone: string }[] {
  return village?.duty ?? [];
}
