import { randomBytes, randomUUID } from 'node:crypto';
import nacl from 'tweetnacl';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { toBase64 } from '../../src/mini/shared/base64.ts';
import { seal, sealJson } from '../../src/mini/shared/send/seal.ts';
import { round } from './measure.ts';

const photoBytes = 280 * 1024;
const photos = 5;

export interface SealedBytes {
  plainKilobytes: number;
  sealedKilobytes: number;
  /** Milliseconds for one photo, median of some, with a compiler: an iPhone's WeChat has none, and takes some thirty times as long. */
  sealPhotoMs: number;
}

/** What the bodies of a whole application weigh over the air: three programs, four people, five photos; and what sealing one photo takes. */
export async function measureSealedBytes(): Promise<SealedBytes> {
  const key = { id: 1, key: toBase64(nacl.box.keyPair().publicKey) };
  const application = familyApplication();
  const envelope = (await sealJson(application, key))!;
  const { submissionId, villageCode } = application;
  const took: number[] = [];
  let sealedPhotos = 0;
  for (let at = 0; at < photos; at += 1) {
    const bytes = new Uint8Array(randomBytes(photoBytes));
    const began = performance.now();
    sealedPhotos += (await seal(bytes, key))!.length;
    took.push(performance.now() - began);
  }
  const plain = Buffer.byteLength(JSON.stringify(application)) + photos * photoBytes;
  const sealed = JSON.stringify({ submissionId, villageCode, envelopes: [toBase64(envelope)] }).length + sealedPhotos;
  return {
    plainKilobytes: round(plain / 1024, 1),
    sealedKilobytes: round(sealed / 1024, 1),
    sealPhotoMs: round(took.toSorted((a, b) => a - b)[2]!, 1),
  };
}

function familyApplication(): NewApplication {
  const members = ['m2', 'm3', 'm4'];
  const asked = ['age', 'disability', 'illness', 'income', 'works', 'studies'];
  const each = ['m1', ...members].flatMap((member) => asked.map((fact, at) => [`person.${fact}@${member}`, at * 1000] as const));
  return {
    submissionId: randomUUID(),
    villageCode: '371623002250ABQGMQE',
    catalogueVersion: 1,
    programs: ['dibao-family', 'temp-assist-expense', 'medical-apply'],
    applicant: { name: '王秀英', idNumber: '999900195001010024', filledBy: 'self', address: '2组，村东头' },
    members: members.map((id) => ({ id, called: '儿子', name: '王演示', idNumber: '999900195001010024' })),
    facts: Object.fromEntries([['household.size', 4], ...each]),
    papers: Array.from({ length: photos }, () => ({ paperId: randomUUID(), kind: 'medical-bills', sha256: 'a'.repeat(64), whose: 'm1' })),
    consents: ['m1', ...members].map((by) => ({ kind: 'household-check', version: 1, by })),
  };
}
