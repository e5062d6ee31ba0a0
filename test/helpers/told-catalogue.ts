import { Value } from 'typebox/value';
import { CatalogueList, ProgramTexts, type Catalogue } from '../../src/contract/learn.contract.ts';
import { tellCatalogue } from '../../src/rules/catalogue/tell-catalogue.ts';
import { readCatalogueFolder } from '../../src/server/learn/read-catalogue-folder.ts';

/** The toy county's catalogue as the server tells it to its own rooms. */
export function toldCatalogue(day = '2026-11-20'): Catalogue {
  const { version, ...data } = readCatalogueFolder('mock/data/catalogue');
  return { ...tellCatalogue(data, day), county: '371623', version };
}

/** As a phone keeps it: the two documents that it was told. */
export function keptCatalogue(catalogue: Catalogue, codeId: string, tag?: string) {
  const list = Value.Clean(CatalogueList, structuredClone(catalogue)) as CatalogueList;
  const texts = Value.Clean(ProgramTexts, structuredClone(catalogue)) as ProgramTexts;
  return { codeId, tag, list, textsTag: tag, texts };
}
