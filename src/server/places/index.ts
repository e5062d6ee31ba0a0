export { CodeBook, type CodeEntry, type Village } from './code-book.ts';
export { namePlaces } from './name-places.ts';
export { findPracticeGround, listPracticeGrounds } from './places.store.ts';
export { practiceVillageId } from './practice-place.ts';
export { readCalendar } from './read-calendar.ts';
