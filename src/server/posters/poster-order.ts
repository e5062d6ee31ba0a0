import type { County, Village } from '../places/index.ts';

/** What a poster tells of its county and of its village, and nothing else, so that a thread can be handed it. */
export type PosterCounty = Pick<County, 'id' | 'name' | 'city' | 'hotline' | 'supervisionPhone'>;
export type PosterVillage = Pick<Village, 'id' | 'name' | 'divisionCode' | 'codeId' | 'state' | 'liaisons'> & {
  town: Pick<Village['town'], 'id' | 'name' | 'station'>;
};

export interface PosterOrder {
  /** a4, a3 one poster a page · sticker one village a page, several small ones · strip the liaison's line alone, many a page. */
  sheet: 'a4' | 'a3' | 'sticker' | 'strip';
  /** What printed codes begin with: https://host. */
  origin: string;
  /** Written across each page, so that a practised poster is never hung for a real one. */
  demo: boolean;
  county: PosterCounty;
  villages: readonly PosterVillage[];
  /** The finished file. Until it is checked it is called `.part`. */
  path: string;
  /** Pages drawn so far. */
  onPage?: (done: number) => void;
  signal?: AbortSignal;
}

export interface MadePosters {
  pages: number;
  bytes: number;
  sha256: string;
  /** Villages left out, by town and name, and why, in words. */
  refusals: { village: string; why: string }[];
  manifest: ManifestRow[];
}

export interface ManifestRow {
  /** The code's id. */
  id: string;
  /** Twelve figures. */
  number: string;
  village: string;
  town: string;
  /** From 1. */
  page: number;
  file: string;
  /** Of the whole file, SHA-256 in hexadecimal. */
  checksum: string;
}

/** Why no file was made, in words for whoever asked. */
export class PostersRefused extends Error {}
