import { Problem } from '../../platform/problem.ts';
import { placesOf, type StaffScope } from '../../platform/scope.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { approveDraft } from './approve-draft.ts';
import { beginDraft } from './begin-draft.ts';
import { changeProgramInDraft } from './change-program-in-draft.ts';
import { dropDraft } from './drop-draft.ts';
import { offerDraft } from './offer-draft.ts';
import { readDesk } from './read-desk.ts';
import { readDraftData } from './read-draft-data.ts';
import { readVersion, readVersionData } from './read-version.ts';
import { replaceDraft } from './replace-draft.ts';
import { setFirstDay } from './set-first-day.ts';
import { setStandardInDraft } from './set-standard-in-draft.ts';
import { tryDraft } from './try-draft.ts';
import { viewDraft } from './view-draft.ts';
import { withdrawVersion } from './withdraw-version.ts';

export function catalogueRoutes(
  shelf: CatalogueShelf,
): RoomHandlers<
  | 'staffReadCatalogueDesk'
  | 'staffReadCatalogueVersion'
  | 'staffReadCatalogueVersionData'
  | 'staffWithdrawCatalogueVersion'
  | 'staffBeginCatalogueDraft'
  | 'staffReadCatalogueDraft'
  | 'staffReadCatalogueDraftData'
  | 'staffReplaceCatalogueDraft'
  | 'staffSetCatalogueStandard'
  | 'staffChangeCatalogueProgram'
  | 'staffSetCatalogueFirstDay'
  | 'staffTryCatalogueDraft'
  | 'staffOfferCatalogueDraft'
  | 'staffApproveCatalogueDraft'
  | 'staffDropCatalogueDraft'
> {
  return {
    staffReadCatalogueDesk: async (house, { who }) => readDesk(house, wholeCounty(who)),
    staffReadCatalogueVersion: async (house, { who, params }) => readVersion(house, wholeCounty(who), Number(params.version)),
    staffReadCatalogueVersionData: async (house, { who, params }) => readVersionData(house, wholeCounty(who), Number(params.version)),
    staffWithdrawCatalogueVersion: async (house, { who, params, body }) =>
      withdrawVersion(house, shelf, wholeCounty(who), { version: Number(params.version), ...body }),
    staffBeginCatalogueDraft: async (house, { who, body }) => beginDraft(house, wholeCounty(who), body.draftId),
    staffReadCatalogueDraft: async (house, { who, params }) => viewDraft(house, wholeCounty(who), params.draftId),
    staffReadCatalogueDraftData: async (house, { who, params }) => readDraftData(house, wholeCounty(who), params.draftId),
    staffReplaceCatalogueDraft: async (house, { who, params, headers, body }) =>
      replaceDraft(house, wholeCounty(who), { ...params, seen: headers['if-match'], bytes: body }),
    staffSetCatalogueStandard: async (house, { who, params, headers, body }) =>
      setStandardInDraft(house, wholeCounty(who), { ...params, seen: headers['if-match'], standard: body }),
    staffChangeCatalogueProgram: async (house, { who, params, headers, body }) =>
      changeProgramInDraft(house, wholeCounty(who), { ...params, seen: headers['if-match'], change: body }),
    staffSetCatalogueFirstDay: async (house, { who, params, headers, body }) =>
      setFirstDay(house, wholeCounty(who), { ...params, seen: headers['if-match'], firstDay: body.firstDay }),
    staffTryCatalogueDraft: async (house, { who, params, body }) =>
      tryDraft(house, wholeCounty(who), { ...params, day: body.day, households: body.households }),
    staffOfferCatalogueDraft: async (house, { who, params, body }) => offerDraft(house, wholeCounty(who), { ...params, ...body }),
    staffApproveCatalogueDraft: async (house, { who, params, body }) =>
      approveDraft(house, shelf, wholeCounty(who), { ...params, ...body }),
    staffDropCatalogueDraft: async (house, { who, params }) => dropDraft(house, wholeCounty(who), params.draftId),
  };
}

/** The catalogue is the county's: who works for some of its towns finds nothing here. */
function wholeCounty(who: StaffScope): StaffScope {
  if (placesOf(who) !== 'all') throw new Problem('not-found', { because: 'the catalogue is the whole county’s' });
  return who;
}
