export { CodeBook, type CodeEntry, type County, type Station, type Town, type Village } from './code-book.ts';
export { issueCode } from './codes/issue-code.ts';
export { decideReceiver } from './decide-receiver.ts';
export { namePlaces } from './name-places.ts';
export { findPracticeGround, listPracticeGrounds } from './places.store.ts';
export { practiceVillageId } from './practice-place.ts';
export { placesFileRoutes } from './files/files.routes.ts';
export { readBodies } from './read-bodies.ts';
export { readCalendar } from './read-calendar.ts';
