import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { anything } from './anything.ts';
import { changed, pathsOf } from './bend.ts';
import { sealToCounty } from './seal-to-county.ts';
import type { TestCounty } from './test-county.ts';
import { inventedIdNumber, photo, type Villager } from './villager.ts';

export const applyDoors = ['submitApplication', 'submitSealedApplication', 'sendPaper'] as const;
type Door = (typeof applyDoors)[number];
type Ways = 'bent' | 'good' | 'twice';

/** A family that fills in everything there is; of another person each time, or nothing new would be opened. */
function fillEverything(usual: NewApplication, turn: number): NewApplication {
  return {
    ...usual,
    submissionId: randomUUID(),
    programs: ['temp-assist-expense', 'dibao-family'],
    applicant: { ...usual.applicant, idNumber: inventedIdNumber(turn % 1000) },
    members: [
      { id: 'm2', called: '老伴', name: '李演示' },
      { id: 'm3', called: '女儿', idNumber: inventedIdNumber((turn + 1) % 1000) },
    ],
    relatives: [{ id: 'r1', called: '儿子', phone: '16900003699' }],
    facts: { ...usual.facts, 'person.age@m2': 66, 'person.seriousIllness@m3': null },
    papers: [],
  };
}

/**
 * Families who apply with one thing bent, as they should, or twice at once: plain, sealed, or a photo first. `judge` reads every answer;
 * what they should have been taken for is asserted by whoever looks at the county afterwards.
 */
export async function applyBadly(
  county: TestCounty,
  who: Villager,
  { doors, numRuns, judge }: { doors: readonly Door[]; numRuns: number; judge(door: Door, status: number, body: unknown): void },
): Promise<void> {
  const usual = await who.fillForm();
  let turn = 0;
  const ways = fc.constantFrom<Ways>('bent', 'bent', 'good', 'twice');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...doors), fc.nat(), anything, ways, async (door, pick, value, way) => {
      turn += 1;
      const form = fillEverything(usual, turn);
      const times = way === 'twice' ? 2 : 1;
      const isBent = way === 'bent';
      if (door === 'sendPaper') {
        const bytes = photo(`${turn}`);
        const paper = { paperId: randomUUID(), kind: 'medical-bills', sha256: createHash('sha256').update(bytes).digest('hex') };
        const headers: Record<string, string> = {
          'content-type': 'image/jpeg',
          'x-submission-id': form.submissionId,
          'x-village-code': county.codeId,
          'x-paper-kind': paper.kind,
          'x-sha256': paper.sha256,
        };
        if (isBent)
          headers[Object.keys(headers)[pick % 5]!] = String(JSON.stringify(value))
            .replace(/[^\x20-\x7e]/g, '')
            .slice(0, 80);
        const sent = isBent && pick % 3 === 0 ? bytes.subarray(0, pick % bytes.length) : bytes;
        const call = { params: { paperId: paper.paperId }, headers, bytes: sent };
        for (const { status, body } of await Promise.all(Array.from({ length: times }, () => who.ask('sendPaper', call))))
          judge(door, status, body);
        form.papers = [paper];
      }
      const paths = pathsOf(form);
      const body = isBent && door !== 'sendPaper' ? changed(form, paths[pick % paths.length]!, value) : form;
      const envelopes = () => [sealToCounty(county.house.vault, '371623', body)];
      const same =
        door === 'submitSealedApplication'
          ? { submissionId: form.submissionId, villageCode: form.villageCode, envelopes: envelopes() }
          : body;
      const at = door === 'sendPaper' ? 'submitApplication' : door;
      for (const { status, body: said } of await Promise.all(Array.from({ length: times }, () => who.ask(at, { body: same })))) {
        judge(at, status, said);
        if (!isBent && status !== 201) throw new Error(`a good form was refused: ${JSON.stringify(said)}`);
      }
    }),
    { seed: 20, numRuns },
  );
}
