import type { Program } from '../../../contract/learn.contract.ts';
import type { Body } from '../../../rules/receiver.ts';
import type { WindowWords } from '../../../rules/window-words.ts';
import type { County, Town } from '../../places/index.ts';

export type WindowCounty = Pick<County, 'id' | 'name' | 'hotline' | 'supervisionPhone' | 'station'> & { bodies: readonly WindowBody[] };
export type WindowBody = Pick<Body, 'name' | 'kind' | 'phone'>;
export type WindowTown = Pick<Town, 'id' | 'name' | 'station'> & { villages: number };

/** A window where people come: the county's own, or a town's. */
export interface Window {
  town: WindowTown | undefined;
  /** As they are true there. */
  programs: readonly Program[];
}

/** What all windows of a county stand in. */
export interface WindowCountyOrder {
  county: WindowCounty;
  towns: readonly WindowTown[];
  words: WindowWords;
}

export interface WindowOrder extends WindowCountyOrder {
  windows: readonly Window[];
  demo: boolean;
  path: string;
  onPage?: (done: number) => void;
  signal?: AbortSignal;
}
