import { createPinia, setActivePinia } from 'pinia';
import { newDraft, type Draft } from '../../../src/mini/shared/send/draft.ts';
import { keepPhoto } from '../../../src/mini/shared/keep/keep.ts';
import { useSession } from '../../../src/mini/shared/session.store.ts';
import { sha256 } from '../../../src/mini/shared/sha256.ts';
import { useWaiting } from '../../../src/mini/shared/send/waiting.store.ts';
import type { NewApplication, Receipt } from '../../../src/contract/apply.contract.ts';
import { phone, type Answered } from './taro-stub.ts';

export const county = '371623';
export const inventedId = '999900195001010024';

/** The phone is switched on: what is in memory is gone, what was kept is there. */
export function switchOn(): void {
  setActivePinia(createPinia());
  useSession().enterCounty(county);
  useWaiting().remember();
}

export function newPhone(): void {
  phone.reset();
  switchOn();
}

export function signIn(token = 'token-of-wang'): void {
  useSession().begin({ token, phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00' });
}

export const json = (statusCode: number, body: unknown, header: Record<string, string> = {}): Answered => ({
  statusCode,
  data: JSON.stringify(body),
  header,
});

export const refusal = (statusCode: number, code: string, more: object = {}): Answered =>
  json(statusCode, { code, title: `题：${code}`, text: `话：${code}`, ...more });

/** A finished draft with one photo, as the form leaves it. */
export async function writtenDraft(): Promise<{ draft: Draft; application: NewApplication; photo: ArrayBuffer }> {
  const draft = await newDraft({
    villageCode: '371623002250ABQGMQE',
    village: '无棣县 · 海丰街道 · 康家村',
    programs: ['temp-assist-expense'],
    programName: '临时救助（支出型）',
  });
  const photo = new TextEncoder().encode('the bytes of a photographed bill').buffer as ArrayBuffer;
  const paper = { paperId: '11111111-1111-4111-8111-111111111111', kind: 'medical-bills', sha256: sha256(photo) };
  await keepPhoto(paper.paperId, photo);
  draft.papers = [paper];
  const application: NewApplication = {
    submissionId: draft.submissionId,
    villageCode: draft.villageCode,
    catalogueVersion: 1,
    programs: [draft.programs[0]!],
    applicant: { name: '王秀英', idNumber: inventedId, filledBy: 'self', address: '2组' },
    facts: { 'household.size': 3, 'medical.outOfPocketYear': null },
    papers: [paper],
    consents: [{ kind: 'truth', version: 1 }],
  };
  return { draft, application, photo };
}

export const receipt: Receipt = {
  number: '8362 0417',
  code: 'A23456789BCDU',
  link: 'http://county.example/m/A23456789BCDU',
  submittedAt: '2026-11-24T09:05:00+08:00',
  village: { id: 'v', name: '康家村' },
  matters: [],
  text: '镇上看完告诉您。',
};
