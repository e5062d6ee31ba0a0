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
export { readTimeline, type MatterView } from './read-timeline.ts';
export { recordEvent } from './record-event.ts';
