export { CodeBook, type CodeEntry, type Village } from './code-book.ts';
