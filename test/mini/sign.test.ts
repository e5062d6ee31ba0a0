import { expect, test } from 'vitest';
import { askedAdult, openOf } from '../../src/mini/apply/sign/asked-adult.ts';
import { whatWasSigned, whoHasNotSigned } from '../../src/mini/apply/sign/what-was-signed.ts';
import { witnessIsWrong } from '../../src/mini/apply/sign/witness-is-wrong.ts';
import { newDraft, readDraft, type Draft } from '../../src/mini/shared/send/draft.ts';

const consents = [
  { kind: 'truth', version: 1, text: '我说的都是真的。' },
  { kind: 'household-check', version: 1, text: '同意查。' },
  { kind: 'sensitive-data', version: 2, text: '同意看。' },
];
const paperId = '11111111-1111-4111-8111-111111111111';
const her = askedAdult({ id: 'm1', name: '王秀英' }, { consents, filledBy: 'self' });
const him = askedAdult({ id: 'm2', name: '李大山' }, { consents, filledBy: 'self' });
const draftWith = async (part: Partial<Draft>): Promise<Draft> => ({
  ...(await newDraft({ villageCode: 'c', village: 'v', programs: ['p'], programName: 'p' })),
  ...part,
});
const all = { truth: 1, 'household-check': 1, 'sensitive-data': 2, 'household-check@m2': 1, 'sensitive-data@m2': 2 };

test('who fills in promises the truth, each adult agrees to the rest for himself, and to the version that he read', async () => {
  expect([her.promises.map(({ kind }) => kind), him.promises, her.consents.map(({ kind }) => kind), him.consents.length]).toEqual([
    ['truth'],
    [],
    ['household-check', 'sensitive-data'],
    2,
  ]);
  expect(openOf(her, await draftWith({}))).toBe('ticks');
  expect(openOf(her, await draftWith({ consents: all }))).toBe('signature');
  expect(openOf(him, await draftWith({ consents: { ...all, 'sensitive-data@m2': 1 } }))).toBe('ticks');
  expect(openOf(him, await draftWith({ consents: { truth: 1, 'household-check': 1, 'sensitive-data': 2 } }))).toBe('ticks');
});

test('who is not here ticks nothing and holds nothing up; what stood there for him is not sent', async () => {
  const draft = await draftWith({ consents: all, away: ['m2'], signatures: [{ by: 'm2', kind: 'hand', strokes: 'i1.BAAA' }] });
  expect(openOf(him, draft)).toBeUndefined();
  const sent = whatWasSigned([her, him], draft);
  expect(sent.consents).toEqual([
    { kind: 'truth', version: 1 },
    { kind: 'household-check', version: 1 },
    { kind: 'sensitive-data', version: 2 },
  ]);
  expect(sent.signatures).toEqual([]);
  expect(whoHasNotSigned([her, him], draft).map(({ name }) => name)).toEqual(['王秀英']);
  // A neighbour fills in for her who is not here: the promise is the neighbour's.
  const away = askedAdult({ id: 'm1', name: '王秀英' }, { consents, filledBy: 'neighbour' });
  expect(openOf(away, await draftWith({ away: ['m1'] }))).toBe('ticks');
  const promised = await draftWith({ away: ['m1'], consents: { truth: 1 } });
  expect([openOf(away, promised), whatWasSigned([away], promised).consents]).toEqual([undefined, [{ kind: 'truth', version: 1 }]]);
});

test('a thumb needs somebody beside who is not the one who signs', async () => {
  expect([
    witnessIsWrong('', '王秀英'),
    witnessIsWrong('张', '王秀英'),
    witnessIsWrong('王 秀英', '王秀英'),
    witnessIsWrong('张兰芳', '王秀英'),
  ]).toEqual(['missing', 'missing', 'applies', undefined]);
  const mark = { paperId, kind: 'thumb-mark', sha256: 'a'.repeat(64), whose: 'm1' };
  const thumb = { by: 'm1', kind: 'thumb', paperId } as const;
  const without = await draftWith({ consents: all, papers: [mark], signatures: [thumb] });
  expect([openOf(her, without), whatWasSigned([her], without).signatures, whatWasSigned([her], without).papers]).toEqual([
    'signature',
    [],
    [],
  ]);
  const witnessed = { ...without, signatures: [{ ...thumb, witness: { name: '张兰芳' } }] };
  expect(openOf(her, witnessed)).toBeUndefined();
  expect(whatWasSigned([her], witnessed)).toMatchObject({ signatures: witnessed.signatures, papers: [mark] });
  // Then she wrote her name after all: the photo of before stays on the phone.
  const written: Draft = { ...witnessed, signatures: [{ by: 'm1', kind: 'hand', strokes: 'i1.BAAA' }] };
  expect(whatWasSigned([her], written).papers).toEqual([]);
  expect(readDraft(JSON.parse(JSON.stringify(witnessed)))).toEqual(witnessed);
});
