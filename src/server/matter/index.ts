export {
  findApplicationFor,
  findMatterFor,
  findMatterOf,
  findPaper,
  findProcedure,
  listFactSets,
  listMattersByReceipt,
  listMattersOf,
  listOpenMattersFor,
  listPapersOf,
  type MatterRow,
} from './matter.store.ts';
export { prepareMatter } from './prepare-matter.ts';
export { readCourses, type CourseEvent } from './read-courses.ts';
export { viewMatters, type MatterView } from './view-matters.ts';
export { raiseWhatIsLate } from './raise-what-is-late.ts';
export { recountDates } from './recount-dates.ts';
export { recordEvent } from './record-event.ts';
