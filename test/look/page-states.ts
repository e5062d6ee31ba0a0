import type { Page } from 'playwright-core';
import type { RouteName } from '../../src/contract/routes.ts';
import type { World } from './build-world.ts';

/**
 * The kinds of states that a page can be in. A page has a state of each kind, or a line that says why it cannot.
 *   ready       what it is for            empty       nothing there yet
 *   waiting     the county has not answered          refused     the county, or the phone itself, says no
 *   offline     no network                full        nothing more goes onto this phone
 *   signed-out  nobody has signed in      no-village  no village was chosen
 */
export const kinds = ['ready', 'empty', 'waiting', 'refused', 'offline', 'full', 'signed-out', 'no-village'] as const;
export type Kind = (typeof kinds)[number];

/** A refusal as the county writes it; its words are the county's own. */
export interface Refusal {
  status: number;
  code: string;
  title: string;
  text: string;
  field?: string;
}

/** How the county answers from now on: as it is, never, by no network, or by a refusal. */
export type Answering = 'as-it-is' | 'never' | 'no-network' | Refusal;

/** What is arranged before a page is opened, and how it is known that the state is reached. */
export interface Opening {
  /** The address, from the page's path on; a whole one for what the county does not serve. */
  at: string;
  /** What lies on the phone, by the app's own keys. */
  kept?: Record<string, unknown>;
  phone?: 'roomy' | 'full';
  /** Of all requests to the county, or of those named in `of`. */
  county?: Answering;
  /** What came with the app can be read though the county is not there: a browser keeps it once its service worker runs. */
  cameWithApp?: 'kept';
  of?: readonly RouteName[];
  /** What the county tells by these routes, in place of its own answer. */
  told?: Partial<Record<RouteName, object>>;
  /** Seconds that the person goes on looking before she is shown, by the page's own clock. */
  waited?: number;
  /** What she does on the page. */
  act?: (page: Page) => Promise<void>;
  /** A text that is there in this state alone. */
  shows: string | RegExp;
}

export interface PageState {
  name: string;
  kind: Kind;
  prepare: (world: World) => Opening | Promise<Opening>;
}

export interface PageStates {
  states: readonly PageState[];
  /** Kinds this page is never in, each with the reason. */
  never: Partial<Record<Kind, string>>;
}
