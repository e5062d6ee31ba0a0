export { CodeBook, type CodeEntry, type County, type Village } from './code-book.ts';
