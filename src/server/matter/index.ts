export type { CheckedFact } from './checked-fact.ts';
export { fillWords } from './fill-words.ts';
export { wordsOf } from './matter-words.ts';
export {
  findApplicationFor,
  findMatterFor,
  findMatterOf,
  findPaper,
  findProcedure,
  listDeclaredOf,
  listFactSets,
  listMattersOf,
  listOpenMattersFor,
  listPaperKindsOf,
  listPapersOf,
  type MatterRow,
} from './matter.store.ts';
export { prepareMatter } from './prepare-matter.ts';
export { viewMatters, type MatterView } from './view-matters.ts';
export { raiseWhatIsLate } from './raise-what-is-late.ts';
export { recordEvent } from './record-event.ts';
