import type { PlaceWas } from '../../platform/place-tables.ts';

/** A place as the county has it before the file, living or not. */
export interface KnownPlace extends PlaceWas {
  id: string;
  kind: 'county' | 'town' | 'village';
  until: string | null;
  mergedInto: string | null;
}

export interface KnownCounty {
  id: string;
  name: string;
  divisionCode: string;
  province: string;
  city: string;
  cityCode: string;
}

export type ChangeKind = 'added' | 'renamed' | 'moved' | 'renumbered' | 'merged' | 'ended';

/** One place after the file. `key`: its id, or `new:` and its number where the id is yet to be minted; so `parent` and `mergedInto`. */
export interface PlaceStep {
  key: string;
  kind: KnownPlace['kind'];
  was: PlaceWas | null;
  now: PlaceWas;
  changes: ChangeKind[];
  ends: 'no' | 'yes';
  mergedInto: string | null;
}

export interface PlacesPlan {
  county: Partial<Omit<KnownCounty, 'id'>>;
  steps: PlaceStep[];
  aliases: { alias: string; village: string }[];
}
