import { randomUUID } from 'node:crypto';
import type { RouteName } from '../../src/contract/routes.ts';

const digest = '0'.repeat(64);
const fund = { name: '演示基金', source: '县财政', amountFen: 100, from: '2026-01-01', to: '2026-12-31', uses: [] };
const seen = { headers: { 'if-match': '99' } };

/** A well-formed request to each door of catalogue, news and 阳光公开: of ids that nobody has, or of a version that nobody saw. */
export function callsOfLearning(
  villageId: string,
): Partial<Record<RouteName, { body?: unknown; headers?: Record<string, string>; bytes?: Buffer }>> {
  return {
    staffWithdrawCatalogueVersion: { body: { why: '写错了' } },
    staffBeginCatalogueDraft: { body: { draftId: randomUUID() } },
    staffReplaceCatalogueDraft: { headers: { ...seen.headers, 'content-type': 'text/csv' }, bytes: Buffer.from('{}') },
    staffSetCatalogueStandard: {
      ...seen,
      body: { parameter: 'std.dibaoRural', value: 900, from: '2027-01-01', source: { kind: 'notice', ref: '演示通知' } },
    },
    staffChangeCatalogueProgram: { ...seen, body: { summary: '换一句话' } },
    staffSetCatalogueFirstDay: { ...seen, body: { firstDay: '2027-01-01' } },
    staffTryCatalogueDraft: { body: { day: '2026-12-01' } },
    staffOfferCatalogueDraft: { body: { digest } },
    staffApproveCatalogueDraft: { body: { digest } },
    // Ends before it begins: whoever is let in is told so, and nothing is written.
    staffWriteNews: {
      body: { kind: 'news', title: '演示消息', text: '说一句', groups: [], programs: [], from: '2026-12-20', until: '2026-12-01' },
    },
    chooseCampaigns: { body: { wish: 'no' } },
    // Of no program: whoever is let in is told so, and nothing is written.
    staffWriteCampaign: { body: { program: 'no-such', title: '演示', text: '您家可能够得上。想问打12349。' } },
    staffActOnCampaign: { ...seen, body: { submissionId: randomUUID(), act: 'stop' } },
    staffNoteCampaignWish: { body: { idNumber: '999901195601159996', wish: 'no' } },
    staffApproveNews: { body: { digest } },
    staffWriteFund: { body: { version: 99, fund } },
    staffWriteAsset: {
      body: {
        version: 99,
        asset: { name: '演示农具', villageId, costFen: 100, source: '县财政', year: 2026, keeper: '村委会', phone: '12349' },
      },
    },
    staffConfirmRelease: { body: { digest } },
    staffTakeDownRelease: { body: { why: '写错了' } },
    staffMakeExport: { body: { releaseId: randomUUID(), form: 'corner-a4' } },
    staffPutUp: { body: { releaseId: randomUUID(), place: 'board', placeId: villageId } },
  };
}

/** Their ids, of nobody. */
export function paramsOfLearning(): Record<string, string> {
  const ids = ['draftId', 'newsId', 'entryId', 'releaseId', 'exportId', 'hangingId', 'campaignId'];
  return { ...Object.fromEntries(ids.map((name) => [name, randomUUID()])), version: '99999', programId: 'dibao-family' };
}
