export { findProcedures } from './find-procedures.ts';
export { findHolds } from './hold/find-holds.ts';
export { getMatterToActOn } from './hold/get-matter-to-act-on.ts';
export { getMatterToLookAt } from './hold/get-matter-to-look-at.ts';
export { getPaperToLookAt } from './hold/get-paper-to-look-at.ts';
export type { Hold } from './hold/judge-hold.ts';
export { keepLookReason } from './hold/keep-look-reason.ts';
export { findStaffName } from './hold/hold.store.ts';
export { sayFollow, viewFollow } from './view-follow.ts';
export { readConfirmation } from './read-confirmation.ts';
export { takeOrRefuse } from './hold/take-or-refuse.ts';
export { takeMatter } from './hold/take-matter.ts';
export { findOffered, listFamilyHashes, listHandOvers, type NamedHandOver } from './hand-over/hand-over.store.ts';
export { listTakers } from './hand-over/list-takers.ts';
export { offerMatter } from './hand-over/offer-matter.ts';
export { openNote, openReason } from './hand-over/open-note.ts';
export { settleOffer } from './hand-over/settle-offer.ts';
export { callMembers } from './family/call-members.ts';
export { listConsentRequestsOf, withdrawConsents } from './family/family.store.ts';
export { recordFamilyEvent } from './family/record-family-event.ts';
export { findUnconsentedAmong } from './family/find-unconsented-among.ts';
export { findUnconsented, refuseUnconsented } from './family/refuse-unconsented.ts';
export type { CheckedFact } from './checked-fact.ts';
export type { Verdict } from './find-verdict.ts';
export { fillWords } from './fill-words.ts';
export { wordsOf } from './matter-words.ts';
export {
  lockApplication,
  findPaper,
  listDeclaredOf,
  listFactSets,
  listConsentsOf,
  listMembersOf,
  listPaperKindsOf,
  listSignaturesOf,
  listPapersOf,
  getApplicationOf,
} from './application.store.ts';
export {
  confirmOthers,
  findEventBySubmission,
  lockOpenOfAccount,
  lockMatter,
  findMatterOf,
  findProcedure,
  listEventsOf,
  listMattersByReceipt,
  listMattersOf,
  listMattersFor,
  listMattersOfApplication,
  listOpenMattersFor,
  listSameMatters,
  listStoppedFor,
  type MatterRow,
} from './matter.store.ts';
export { findMatterOfPerson, listBonds, listMattersOfPersons, listSharedMatters } from './household.store.ts';
export { insertCardMonth, getCardMonth, sealedMonthAt } from './cards/card-month.store.ts';
export { readCardMonths } from './cards/read-card-months.ts';
export { setSharing } from './set-sharing.ts';
export { asSentence, dueInWords } from './matter-words.ts';
export { sealedMemberAt, type SealedMember } from './sealed-member.ts';
export { prepareMatter } from './prepare-matter.ts';
export { prepareJoinedIn } from './prepare-joined-in.ts';
export { readCourses, type Course, type CourseEvent } from './read-courses.ts';
export { viewMatters, type MatterView } from './view-matters.ts';
export { doByItself } from './do-by-itself.ts';
export { readReserve } from './reserve/read-reserve.ts';
export { recountDates } from './recount-dates.ts';
export { recordEvent } from './record-event.ts';
export { recordWindowEvent } from './record-window-event.ts';
export { leftOfAgreed } from './refuse-beyond-agreed.ts';
