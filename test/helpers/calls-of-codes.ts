import { createHash, randomUUID } from 'node:crypto';
import type { RouteName } from '../../src/contract/routes.ts';

interface Call {
  body?: unknown;
  headers?: Record<string, string>;
  bytes?: Buffer;
}

/** A well-formed request to each door of codes, places and posters. `old`: what an older code says that nobody registered. */
export function callsOfCodes(given: { codeId: string; villageId: string; old: string; photo: Buffer }): Partial<Record<RouteName, Call>> {
  const { codeId, villageId, old, photo } = given;
  const sha256 = createHash('sha256').update(photo).digest('hex');
  return {
    checkCode: { body: { text: 'https://example.com/' } },
    reportCode: { body: { kind: 'torn', device: randomUUID() } },
    sendCodePhoto: { bytes: photo, headers: { 'content-type': 'image/jpeg', 'x-code-id': codeId, 'x-sha256': sha256 } },
    recordCodeCheck: { body: { checkId: randomUUID(), finding: 'fine' } },
    staffRecordCodeCheck: { body: { checkId: randomUUID(), finding: 'fine' } },
    staffCloseCodeTask: { body: { outcome: 'was-fine' } },
    staffReissueCode: { body: { replaces: codeId, why: '撕坏了', hangsAt: '村委会门口' } },
    staffRevokeCode: { body: { why: '有人乱贴' } },
    staffAddAlias: { body: { text: old } },
    staffEndAlias: { body: { alias: `${old}-nobodys` } },
    staffTryPlacesFile: { headers: { 'content-type': 'text/csv' }, bytes: Buffer.from('村编码,村名\n371623002250,康家村') },
    staffConfirmPlacesFile: { body: { sha256: '0'.repeat(64), digest: '0'.repeat(64) } },
    staffSetCountyCard: { body: { hotline: '12349', supervisionPhone: '16900009009' } },
    staffAskPosters: { body: { jobId: randomUUID(), sheet: 'strip', places: [villageId] } },
  };
}
