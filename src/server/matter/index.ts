export {
  findApplicationFor,
  findMatterFor,
  findMatterOf,
  findPaper,
  findProcedure,
  listFactSets,
  listMattersOf,
  listOpenMattersFor,
  listPapersOf,
  type MatterRow,
} from './matter.store.ts';
export { openMatter } from './open-matter.ts';
export { readTimelines, type MatterView } from './read-timelines.ts';
export { recordEvent } from './record-event.ts';
