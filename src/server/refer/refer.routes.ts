import type { CatalogueShelf } from '../learn/index.ts';
import { getMatterToLookAt } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { actOnReferral } from './referral/act-on-referral.ts';
import { countSilence } from './referral/count-silence.ts';
import { listReferrals } from './referral/list-referrals.ts';
import { readReferral } from './referral/read-referral.ts';
import { readReferralPaper } from './referral/read-referral-paper.ts';
import { referMatter } from './referral/refer-matter.ts';
import { addMatter } from './window/add-matter.ts';
import { joinMatter } from './window/join-matter.ts';
import { viewWindow } from './window/view-window.ts';

type Mine =
  | 'staffReadWindow'
  | 'staffAddMatter'
  | 'staffJoinMatter'
  | 'staffRefer'
  | 'staffListReferrals'
  | 'staffCountSilence'
  | 'staffReadReferral'
  | 'staffReadReferralPaper'
  | 'staffActOnReferral';

export function referRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<Mine> {
  return {
    staffReadWindow: async (house, { who, params }) => {
      await getMatterToLookAt(house, who, params.matterId);
      return viewWindow(house, book, shelf, who, params.matterId);
    },
    staffAddMatter: async (house, { who, params, body }) => {
      await addMatter(house, book, shelf, who, { matterId: params.matterId, ...body });
      return viewWindow(house, book, shelf, who, params.matterId);
    },
    staffJoinMatter: async (house, { who, params, headers, body }) => {
      await joinMatter(house, book, who, { matterId: params.matterId, seenVersion: Number(headers['if-match']), ...body });
      return viewWindow(house, book, shelf, who, params.matterId);
    },
    staffRefer: async (house, { who, params, body }) => {
      await referMatter(house, book, who, { matterId: params.matterId, ...body });
      return viewWindow(house, book, shelf, who, params.matterId);
    },
    staffListReferrals: async (house, { who }) => listReferrals(house, book, shelf, who),
    staffCountSilence: async (house, { who }) => countSilence(house, book, who),
    staffReadReferral: async (house, { who, params }) => readReferral(house, book, shelf, who, params.referralId),
    staffReadReferralPaper: async (house, { who, params, reply }) => {
      const { bytes, mediaType } = await readReferralPaper(house, who, params);
      reply
        .type(mediaType)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin');
      return bytes;
    },
    staffActOnReferral: async (house, { who, params, headers, body }) =>
      actOnReferral(house, book, who, { referralId: params.referralId, seenVersion: Number(headers['if-match']), given: body }),
  };
}
