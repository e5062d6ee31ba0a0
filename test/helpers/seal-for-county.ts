import { sealFor } from './seal-for.ts';
import type { TestCounty } from './test-county.ts';
import { ask } from './villager.ts';

/** As a phone that opened this code seals it: in bytes. */
export async function sealForCounty(county: TestCounty, bytes: Uint8Array, codeId = county.codeId): Promise<Buffer> {
  return sealFor((await ask(county.publicUrl, 'openCode', { params: { codeId } })).body.sealingKey!, bytes);
}

/** Words, as they go in a body. */
export const sealPart = async (county: TestCounty, part: unknown, codeId = county.codeId): Promise<string> =>
  (await sealForCounty(county, Buffer.from(JSON.stringify(part)), codeId)).toString('base64');
