import type {
  CatalogueDesk,
  CatalogueDraft,
  CatalogueTrial,
  CatalogueVersion,
  ChangeProgram,
  SetStandard,
  TrialHousehold,
} from '../../contract/catalogue.contract.ts';
import type { CatalogueData } from '../../rules/catalogue/shape.ts';
import { call } from '../shared/http.ts';

/** A draft as she sees it: a change of any other is refused. */
type Seen = Pick<CatalogueDraft, 'draftId' | 'version'>;
const toSeen = ({ draftId, version }: Seen) => ({ params: { draftId }, headers: { 'if-match': String(version) } });

export function readDesk(): Promise<CatalogueDesk> {
  return call('staffReadCatalogueDesk', {});
}

export function readVersion(version: string): Promise<CatalogueVersion> {
  return call('staffReadCatalogueVersion', { params: { version } });
}

export async function readVersionData(version: number): Promise<CatalogueData> {
  return (await call('staffReadCatalogueVersionData', { params: { version: String(version) } })) as CatalogueData;
}

export async function withdrawVersion(version: string, why: string): Promise<void> {
  await call('staffWithdrawCatalogueVersion', { params: { version }, body: { why } });
}

export function beginDraft(draftId: string): Promise<CatalogueDraft> {
  return call('staffBeginCatalogueDraft', { body: { draftId } });
}

export function readDraft(draftId: string): Promise<CatalogueDraft> {
  return call('staffReadCatalogueDraft', { params: { draftId } });
}

export async function readDraftData(draftId: string): Promise<CatalogueData> {
  return (await call('staffReadCatalogueDraftData', { params: { draftId } })) as CatalogueData;
}

export function replaceDraft(seen: Seen, file: Blob): Promise<CatalogueDraft> {
  return call('staffReplaceCatalogueDraft', { ...toSeen(seen), body: file });
}

export function setStandard(seen: Seen, body: SetStandard): Promise<CatalogueDraft> {
  return call('staffSetCatalogueStandard', { ...toSeen(seen), body });
}

export function changeProgram(seen: Seen, programId: string, body: ChangeProgram): Promise<CatalogueDraft> {
  return call('staffChangeCatalogueProgram', { ...toSeen(seen), params: { draftId: seen.draftId, programId }, body });
}

export function setFirstDay(seen: Seen, firstDay: string | undefined): Promise<CatalogueDraft> {
  return call('staffSetCatalogueFirstDay', { ...toSeen(seen), body: firstDay ? { firstDay } : {} });
}

/** Without households: those that the county keeps for it. */
export function tryDraft(draftId: string, day: string, households?: TrialHousehold[]): Promise<CatalogueTrial> {
  return call('staffTryCatalogueDraft', { params: { draftId }, body: { day, ...(households ? { households } : {}) } });
}

/** `digest` is of what was read: on any other content the county refuses. */
export function offerDraft({ draftId, digest }: Pick<CatalogueDraft, 'draftId' | 'digest'>): Promise<CatalogueDraft> {
  return call('staffOfferCatalogueDraft', { params: { draftId }, body: { digest } });
}

export function approveDraft({ draftId, digest }: Pick<CatalogueDraft, 'draftId' | 'digest'>): Promise<CatalogueDraft> {
  return call('staffApproveCatalogueDraft', { params: { draftId }, body: { digest } });
}

export function dropDraft(draftId: string): Promise<CatalogueDraft> {
  return call('staffDropCatalogueDraft', { params: { draftId } });
}
