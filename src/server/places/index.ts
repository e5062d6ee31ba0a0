export { CodeBook, type CodeEntry, type Village } from './code-book.ts';
export { decideReceiver } from './decide-receiver.ts';
export { namePlaces } from './name-places.ts';
export { readBodies } from './read-bodies.ts';
export { readCalendar } from './read-calendar.ts';
