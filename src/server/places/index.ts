export { CodeBook, type CodeEntry, type Village } from './code-book.ts';
export { namePlaces } from './name-places.ts';
export { readCalendar } from './read-calendar.ts';
