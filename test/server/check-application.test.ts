import { expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import { checkApplication } from '../../src/server/apply/check-application.ts';
import { Problem } from '../../src/server/platform/problem.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { inventedIdNumber } from '../helpers/villager.ts';

/** The toy county's catalogue with one program that asks one question: on which day. */
function askingForADay(): Catalogue {
  const catalogue = toldCatalogue();
  const program = catalogue.programs.find(({ apply }) => apply === 'here')!;
  const fact = {
    id: 'hospital.since',
    type: 'date',
    scope: 'household',
    part: 'household',
    question: '哪天住的院？',
    questionOf: '',
    example: '',
    why: '',
  };
  return { ...catalogue, programs: [{ ...program, asks: [fact.id] }], facts: [fact] };
}

function answering(answer: NewApplication['facts'][string]): string {
  const catalogue = askingForADay();
  try {
    checkApplication(
      {
        submissionId: '11111111-1111-4111-8111-111111111111',
        villageCode: '371623002250ABQGMQE',
        catalogueVersion: 1,
        programs: [catalogue.programs[0]!.id],
        applicant: { name: '王秀英', idNumber: inventedIdNumber(1), filledBy: 'self', address: '2组' },
        facts: { 'hospital.since': answer },
        papers: [],
        consents: catalogue.consents.map(({ kind, version }) => ({ kind, version })),
      },
      catalogue,
      { today: '2026-11-24', inventedOnly: true },
    );
    return 'taken';
  } catch (error) {
    return error instanceof Problem ? `${error.code} ${error.more.field}` : String(error);
  }
}

test('a day is answered by a day of the calendar or by 不知道', () => {
  expect(answering('2026-11-24')).toBe('taken');
  expect(answering(null)).toBe('taken');
  for (const wrong of ['2026-02-29', '24.11.2026', '', 20261124, true]) expect(answering(wrong)).toBe('field-refused facts.hospital.since');
});
