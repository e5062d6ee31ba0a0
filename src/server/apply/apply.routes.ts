import type { NewApplication } from '../../contract/apply.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { copyPaper } from './copy-paper.ts';
import { keepPaper } from './keep-paper.ts';
import { openApplication } from './open-application.ts';
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
  const submit = async (house: House, who: Citizen, body: NewApplication) => {
    const village = villageOf(body.villageCode);
    const hukou = body.hukouVillageCode ? villageOf(body.hukouVillageCode, 'hukouVillageCode') : village;
    // Of another county: there she has to apply there.
    if (hukou.county.id !== village.county.id) throw new Problem('code-unknown', { field: 'hukouVillageCode' });
    const catalogue = await shelf.findVersion(village.county.id, body.catalogueVersion);
    return submitApplication(house, inCounty(who, village.county.id), { body, village, hukou, catalogue });
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
    supplyPaper: async (house, { params, headers, body, mediaType, who }) => {
      const paper = { ...params, kind: headers['x-paper-kind'], whose: headers['x-paper-whose'], sha256: headers['x-sha256'] };
      return supplyPaper(house, shelf, who, { ...paper, body, mediaType, counties: book.counties.map(({ id }) => id) });
    },
    submitApplication: async (house, { body, who, reply }) => {
      const { receipt, fresh } = await submit(house, who, body);
      if (!fresh) reply.header('x-repeated', 'true');
      return receipt;
    },
    submitSealedApplication: async (house, { body, who, reply, asBodyOf }) => {
      const { county } = villageOf(body.villageCode);
      const opened = asBodyOf('submitApplication', openApplication(house.vault, county.id, body));
      // Another county's code, or another submission's envelopes: nothing that this phone has sealed.
      if (opened.submissionId !== body.submissionId || villageOf(opened.villageCode).county.id !== county.id)
        throw new Problem('seal-unknown');
      const { receipt, fresh } = await submit(house, who, opened);
      if (!fresh) reply.header('x-repeated', 'true');
      return receipt;
    },
  };
}
