export {
  findApplicationFor,
  findEventBySubmission,
  lockApplication,
  lockMatter,
  findMatterFor,
  findMatterOf,
  findPaper,
  findProcedure,
  listFactSets,
  listMattersOf,
  listMattersOfApplication,
  listOpenMattersFor,
  listPapersOf,
  listSameMatters,
  getApplicationOf,
  type MatterRow,
} from './matter.store.ts';
export { asSentence, dueInWords } from './matter-words.ts';
export { prepareMatter } from './prepare-matter.ts';
export { viewMatters, type MatterView } from './view-matters.ts';
export { raiseWhatIsLate } from './raise-what-is-late.ts';
export { recordEvent } from './record-event.ts';
export { recordWindowEvent } from './record-window-event.ts';
