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
export { prepareMatter } from './prepare-matter.ts';
export { readCourse, type CourseEvent } from './read-course.ts';
export { viewMatters, type MatterView } from './view-matters.ts';
export { raiseWhatIsLate } from './raise-what-is-late.ts';
export { recordEvent } from './record-event.ts';
