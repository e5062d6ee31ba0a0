import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty } from '../platform/audience.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { copyPaper } from './copy-paper.ts';
import { keepPaper } from './keep-paper.ts';
import { supplyPaper } from './supply-paper.ts';
import { submitApplication } from './submit-application.ts';

export function applyRoutes(
  book: CodeBook,
  shelf: CatalogueShelf,
): RoomHandlers<'sendPaper' | 'supplyPaper' | 'submitApplication' | 'submitSealedApplication'> {
  const villageOf = (codeId: string, field = 'villageCode') => {
    const entry = book.findCode(codeId);
    if (!entry) throw new Problem('code-unknown', { field });
    return entry.village;
  };
  return {
    sendPaper: async (house, { params, headers, body, mediaType, who }) => {
      const village = villageOf(headers['x-village-code']);
      const paper = {
        paperId: params.paperId,
        submissionId: headers['x-submission-id'],
        kind: headers['x-paper-kind'],
        sha256: headers['x-sha256'],
      };
      const scope = inCounty(who, village.county.id);
      const said = { ...paper, village: village.id };
      const copiedFrom = headers['x-copy-of'];
      return copiedFrom ? copyPaper(house, scope, { ...said, copiedFrom }) : keepPaper(house, scope, { ...said, body, mediaType });
    },
    supplyPaper: async (house, { params, headers, body, who }) => {
      const paper = { ...params, kind: headers['x-paper-kind'], whose: headers['x-paper-whose'], sha256: headers['x-sha256'] };
      return supplyPaper(house, shelf, who, { ...paper, body });
    },
    submitApplication: async (house, { body, who, reply }) => {
      const village = villageOf(body.villageCode);
      const hukou = body.hukouVillageCode ? villageOf(body.hukouVillageCode, 'hukouVillageCode') : village;
      // Of another county: there she has to apply there.
      if (hukou.county.id !== village.county.id) throw new Problem('code-unknown', { field: 'hukouVillageCode' });
      const catalogue = await shelf.findVersion(village.county.id, body.catalogueVersion);
      const { receipt, fresh } = await submitApplication(house, inCounty(who, village.county.id), { body, village, hukou, catalogue });
      if (!fresh) reply.header('x-repeated', 'true');
      return receipt;
    },
    submitSealedApplication: async () => {
      throw new Problem('seal-unknown');
    },
  };
}
