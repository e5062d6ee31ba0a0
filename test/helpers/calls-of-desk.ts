import { randomUUID } from 'node:crypto';
import type { RouteName } from '../../src/contract/routes.ts';

/** A well-formed request to each of these doors: codes that were never sent, a colleague whom nobody has. */
export function callsOfDesk(): Partial<Record<RouteName, { body: unknown }>> {
  return {
    signInWithWechat: { body: { loginCode: 'made-up', deviceId: randomUUID() } },
    signInWithWechatPhone: { body: { loginCode: 'made-up', phoneCode: 'made-up', deviceId: randomUUID() } },
    // Nobody's key was to sign this.
    staffAddKey: {
      body: { submissionId: randomUUID(), name: '钥匙', credentialId: 'bWFkZQ', clientData: 'e30', attestation: 'AAAA', transports: [] },
    },
    // A message of nobody.
    staffSettleDelivery: { body: { submissionId: randomUUID(), how: 'not-reached' } },
    staffSayWhy: { body: { submissionId: randomUUID(), kind: 'own-words', words: '有人问起这件事' } },
    staffOfferMatter: { body: { submissionId: randomUUID(), toStaffId: randomUUID(), note: '请您接着办' } },
    staffGiveBackHandOver: { body: { reason: '接不了' } },
    staffNoteCardMonth: { body: { submissionId: randomUUID(), member: 'm1', card: 'id-card', until: '2031-05' } },
    staffCheckFact: { body: { submissionId: randomUUID(), fact: 'household.size', answer: 2, source: 'police', onDay: '2026-11-24' } },
  };
}
