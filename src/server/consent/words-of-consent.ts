import { consentEffect } from '../../rules/consent-effect.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { findConsentText } from './consent.store.ts';

/** What was agreed to, to the letter, and what taking it back does. */
export async function wordsOfConsent(
  house: House,
  shelf: CatalogueShelf,
  scope: CitizenScope,
  of: { kind: string; version: number; catalogue_version: number | null },
): Promise<{ text: string; effect: string }> {
  const then = of.catalogue_version === null ? undefined : await shelf.findVersion(scope.county, of.catalogue_version);
  const told = then?.consents.find(({ kind }) => kind === of.kind);
  const text = (await findConsentText(house.db, scope, of)) ?? told?.text ?? '';
  const inForce = await shelf.findInForce(scope.county);
  const newest = told ?? inForce?.catalogue.consents.find(({ kind }) => kind === of.kind);
  return { text, effect: consentEffect(of.kind, (newest as { effect?: string } | undefined)?.effect) };
}
