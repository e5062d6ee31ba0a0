export { answerWord } from './answer-word.ts';
export { readWords } from './read-words.ts';
export { askHer } from './ask-her.ts';
export { raiseLateWords } from './raise-late-words.ts';
export { sayWord } from './say-word.ts';
export { findClosedWithWords, findWordsWaiting } from './find-words-waiting.ts';
export { viewWords } from './view-words.ts';
