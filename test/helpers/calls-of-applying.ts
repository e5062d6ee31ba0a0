import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { RouteName } from '../../src/contract/routes.ts';

interface Around {
  villageId: string;
  townId: string;
  villageCode: string;
  photo: Buffer;
}

const complaint = { kind: 'person', side: 'town', words: '让我请客吃饭', secret: 'abcdefgh' };
const seen = { headers: { 'if-match': '99' } };
const lead = { signs: ['ill'], where: '2组，村东头', childInDanger: true };
/** By two whom nobody has. */
const visit = { day: '2026-12-01', half: 'morning', visitors: [randomUUID(), randomUUID()] };
/** Long enough to be an envelope, and none of ours. */
const foreign = Buffer.alloc(200, 7).toString('base64');

/** A well-formed request to each door of sealed forms, 急事, leads, and of what comes after sending; of ids that nobody has. */
export function callsOfApplying({
  villageId,
  townId,
  villageCode,
  photo,
}: Around): Partial<Record<RouteName, { body?: unknown; headers?: Record<string, string>; bytes?: Buffer }>> {
  const sha256 = createHash('sha256').update(photo).digest('hex');
  const submissionId = randomUUID();
  const number = String(randomInt(10_000_000, 100_000_000));
  return {
    submitSealedApplication: { body: { submissionId, villageCode, envelopes: [foreign] } },
    reportEmergency: { body: { submissionId, what: 'fire', villageCode, phone: '16900001398', deviceId: randomUUID() } },
    reportSealedEmergency: { body: { submissionId, villageCode, envelopes: [foreign] } },
    reportSealedLead: { body: { submissionId, villageCode, envelopes: [foreign] } },
    supplyPaper: { bytes: photo, headers: { 'content-type': 'image/jpeg', 'x-paper-kind': 'medical-bills', 'x-sha256': sha256 } },
    correctFacts: { body: { submissionId, facts: { 'household.size': 3 } } },
    // Of a receipt that nobody has.
    lookAtReceipt: { body: { code: 'A23456789BCDE', lastSix: '00000X', deviceId: submissionId } },
    shareMatter: { body: { with: 'nobody' } },
    lookAtReceiptAsLiaison: { body: { code: 'A23456789BCDE' } },
    answerConsentRequest: { body: { answer: 'yes' } },
    reportLead: { body: { ...lead, submissionId, villageCode, device: randomUUID() } },
    staffWriteLead: { body: { ...lead, childInDanger: false, submissionId, villageId } },
    staffActOnLead: { ...seen, body: { submissionId, act: 'plan', day: '2026-12-01' } },
    staffPlanMatterVisit: { body: { ...visit, submissionId } },
    staffPlanLeadVisit: { body: { ...visit, submissionId } },
    staffActOnVisit: { ...seen, body: { submissionId, act: 'cancel' } },
    staffAskVisits: { body: { name: '王秀英' } },
    staffSetWorkCard: { body: { cardNumber: 'YS10999' } },
    sayWord: { body: { submissionId, kind: 'opinion', step: 'hearing', words: '我不同意' } },
    staffAnswerWord: { body: { submissionId, outcome: 'heard' } },
    askAboutMatter: { body: { submissionId } },
    rateMatter: { body: { level: 'good' } },
    reportComplaint: { body: { ...complaint, submissionId, villageCode, device: randomUUID() } },
    reportSealedComplaint: { body: { submissionId, villageCode, envelopes: [foreign] } },
    // Each time another number: who tries one too often waits.
    lookAtComplaint: { body: { number, secret: complaint.secret } },
    objectToAnswer: { body: { number, secret: complaint.secret, submissionId, words: '没有改' } },
    staffWriteComplaint: { body: { ...complaint, submissionId } },
    staffActOnGrievance: { ...seen, body: { submissionId, act: 'take' } },
    changeTold: { body: { me: true, liaison: false } },
    settleErrand: { body: { submissionId, outcome: 'heard' } },
    staffSettleErrand: { body: { submissionId, outcome: 'heard' } },
    staffConfirmPerson: { body: { submissionId, how: 'call', words: '她知道。' } },
    staffWriteEmergency: { body: { submissionId, what: 'fire', placeId: townId, by: 'hotline' } },
    staffTakeEmergency: { body: {} },
    staffCloseEmergency: { body: { why: 'no-need' } },
    staffOpenEmergencyMatter: { body: { submissionId, caller: 'self' } },
    staffPayEmergency: { ...seen, body: { submissionId, amountFen: 50_000, way: 'cash', finding: '演示：房子着了' } },
    staffNoteLeaderYes: { ...seen, body: { submissionId, leaderId: randomUUID(), amountFen: 500_000 } },
    staffSendSlip: { bytes: photo, headers: { 'content-type': 'image/jpeg', 'x-sha256': sha256 } },
    staffHandOver: { ...seen, body: { submissionId, way: 'cash', sign: 'signed' } },
    staffIdentifyPerson: { body: { idNumber: '999900195601150012' } },
    staffSetLeaders: { body: { leaders: [{ name: '周演示', phone: '16900007099' }] } },
  };
}

/** Their ids, of nobody. */
export function paramsOfApplying(): Record<string, string> {
  const names = [
    'leadId',
    'grievanceId',
    'emergencyId',
    'consentId',
    'requestId',
    'visitId',
    'staffId',
    'deliveryId',
    'errandId',
    'wordId',
  ];
  return { ...Object.fromEntries(names.map((name) => [name, randomUUID()])), before: 'now' };
}
