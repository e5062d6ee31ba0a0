import { randomUUID } from 'node:crypto';
import type { CatalogueDraft, SetStandard } from '../../src/contract/catalogue.contract.ts';
import type { CatalogueData } from '../../src/rules/catalogue/shape.ts';
import { Officer } from './officer.ts';
import type { TestCounty } from './test-county.ts';
import { ask } from './villager.ts';

/** 农村低保标准 becomes 900 in a week. */
export const rise: SetStandard = {
  parameter: 'std.dibaoRural',
  value: 900,
  from: '2026-12-01',
  source: { kind: 'notice', ref: '棣民发〔2026〕99号' },
};

/** Two officers of the county who keep its catalogue: Wu drafts, Han says yes. */
export async function openCatalogueDesk(county: TestCounty) {
  const wu = await new Officer(county, 'county').signIn();
  const han = await new Officer(county, 'county-second').signIn();
  const seen = ({ draftId, version }: CatalogueDraft) => ({ params: { draftId }, headers: { 'if-match': String(version) } });
  return {
    wu,
    han,
    seen,
    begin: async () => (await wu.ask('staffBeginCatalogueDraft', { body: { draftId: randomUUID() } })).body,
    set: (draft: CatalogueDraft, given: Partial<SetStandard> = {}, officer = wu) =>
      officer.ask('staffSetCatalogueStandard', { ...seen(draft), body: { ...rise, ...given } }),
    look: async ({ draftId }: CatalogueDraft, officer = wu) => (await officer.ask('staffReadCatalogueDraft', { params: { draftId } })).body,
    offer: ({ draftId, digest }: CatalogueDraft) => wu.ask('staffOfferCatalogueDraft', { params: { draftId }, body: { digest } }),
    approve: ({ draftId, digest }: CatalogueDraft, officer = han) =>
      officer.ask('staffApproveCatalogueDraft', { params: { draftId }, body: { digest } }),
    drop: ({ draftId }: CatalogueDraft) => wu.ask('staffDropCatalogueDraft', { params: { draftId } }),
    desk: async () => (await wu.ask('staffReadCatalogueDesk')).body,
    dataOf: async ({ draftId }: CatalogueDraft) =>
      (await wu.ask('staffReadCatalogueDraftData', { params: { draftId } })).body as CatalogueData,
    replace: (draft: CatalogueDraft, data: unknown) =>
      wu.ask('staffReplaceCatalogueDraft', {
        params: seen(draft).params,
        headers: { ...seen(draft).headers, 'content-type': 'application/octet-stream' },
        bytes: Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
      }),
    /** What a phone is told, and with which tag it asks again. */
    phone: async (tag?: string) => {
      const call = { params: { codeId: county.codeId }, headers: tag ? { 'if-none-match': tag } : {} };
      const list = await ask(county.publicUrl, 'readCatalogue', call);
      const texts = await ask(county.publicUrl, 'readProgramTexts', call);
      return { status: list.status, tag: list.headers.get('etag')!, list: list.body, texts: texts.body };
    },
  };
}
