import { gzipSync } from 'node:zlib';
import { Value } from 'typebox/value';
import { CatalogueList } from '../../../contract/learn.contract.ts';
import { tellCatalogue } from '../../../rules/catalogue/tell-catalogue.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';

/** What a phone on a village's network takes before anything can be found. */
export const mostListBytes = 25 * 1024;

/** Bytes of the list document in gzip, as a phone is sent it. Only for data of the form of a catalogue. */
export function weighList(data: CatalogueData): number {
  const told = { ...tellCatalogue(data, data.effectiveFrom), county: '000000', version: 0 };
  return gzipSync(JSON.stringify(Value.Clean(CatalogueList, structuredClone(told)))).length;
}
