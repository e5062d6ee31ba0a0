import { expect, test } from 'vitest';
import { checkWindowWords, type WindowWords } from '../../src/rules/window-words.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';

const { windowWords, catalogue } = readCountyFolder('mock/data');
const programs = new Set(catalogue.programs.map(({ id }) => id));
const wrongIn = (change: Partial<WindowWords>) => checkWindowWords({ ...windowWords, ...change }, programs);

test('the toy county’s words of its windows are in order', () => {
  expect(wrongIn({})).toEqual([]);
});

test('a line without a source, a promise called law, an unknown program and a missing day are named', () => {
  const line = (source: object) => [{ text: '收您的申请', source }] as WindowWords['complaints'];
  expect(wrongIn({ complaints: line({ kind: 'law', ref: '' }) })).toEqual(['the line 收您的申请 does not say where it comes from']);
  expect(wrongIn({ complaints: line({ kind: 'hearsay', ref: '听说' }) })).toEqual(['the line 收您的申请 does not say where it comes from']);
  expect(wrongIn({ complaints: line({ kind: 'law', ref: '县承诺（演示）' }) })).toEqual(['the line 收您的申请 calls law what is 演示']);
  expect(wrongIn({ flow: ['moon-aid'] })).toEqual(['the program moon-aid is not in the catalogue']);
  expect(wrongIn({ since: '' })).toEqual(['they lack the day from which they hold']);
});
