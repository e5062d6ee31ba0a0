export { CodeBook, type CodeEntry, type Village } from './code-book.ts';
export { readCalendar } from './read-calendar.ts';
