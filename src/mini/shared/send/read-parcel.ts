import type { NewApplication, Receipt } from '../../../contract/apply.contract.ts';
import { isFigure, isId, isRecord, isText, isTrueOrFalse, listOf, perhaps, shaped } from '../keep/shape.ts';
import { readDraft, type Draft } from './draft.ts';
import { labelOf, newerThanReadable, type Age, type Parcel, type SealedParcel } from './parcel.ts';

/** What was kept of an application sent off. 'newer': another release's, to be left alone. A Draft: only that can still be read. */
export function readParcel(kept: unknown): Parcel | Draft | 'newer' | 'damaged' {
  if (!isRecord(kept)) return 'damaged';
  if ('envelopes' in kept) return readSealed(kept);
  const draft = readDraft(kept['draft']);
  if (draft === 'newer') return 'newer';
  const { state, application } = kept;
  if (isText(state) && !isState(state)) return 'newer';
  if (draft === 'damaged') return 'damaged';
  if (!isState(state) || !isApplication(application) || application.submissionId !== draft.submissionId) return draft;
  if (state === 'sent' && !isReceipt(kept['receipt'])) return 'damaged';
  const { submissionId } = draft;
  return { state, submissionId, ...labelOf(draft, application), papers: application.papers, ...onItsWay(kept), draft, application };
}

function readSealed(kept: Record<string, unknown>): SealedParcel | 'newer' | 'damaged' {
  const { state, submissionId, envelopes, key, papers } = kept;
  if (isText(state) && !isState(state)) return 'newer';
  if (!isState(state) || !isId(submissionId) || !isTexts(envelopes) || !isKey(key) || !isPapers(papers)) return 'damaged';
  const { villageCode, programs, programName, forWhom, filledBy } = kept;
  if (!isText(villageCode) || (state === 'sent' ? !isReceipt(kept['receipt']) : envelopes.length === 0)) return 'damaged';
  const name = isText(programName) ? programName : '';
  return {
    state,
    submissionId,
    villageCode,
    programs: isTexts(programs) ? programs : [],
    programName: name,
    forWhom: isText(forWhom) ? forWhom : '',
    filledBy: isText(filledBy) ? filledBy : '',
    papers,
    ...onItsWay(kept),
    envelopes,
    key,
    draft: { vocabulary: newerThanReadable, programName: name },
  };
}

function onItsWay(kept: Record<string, unknown>) {
  const { by, problem, receipt, age } = kept;
  return {
    confirmed: Array.isArray(kept['confirmed']) ? kept['confirmed'].filter(isText) : [],
    attempts: isFigure(kept['attempts']) ? Math.max(0, kept['attempts']) : 0,
    notBefore: isFigure(kept['notBefore']) ? kept['notBefore'] : 0,
    ...(isText(by) ? { by } : {}),
    ...(isTold(problem) ? { problem } : {}),
    ...(isReceipt(receipt) ? { receipt } : {}),
    ...(kept['seen'] === true ? { seen: true } : {}),
    ...(isAge(age) ? { age } : {}),
  };
}

const states = new Set(['waiting', 'needs-sign-in', 'refused', 'sent']);
const isState = (value: unknown): value is Parcel['state'] => isText(value) && states.has(value);
const isTexts = (value: unknown): value is string[] => listOf(isText)(value);
const isKey = shaped<SealedParcel['key']>({ id: isFigure, key: isText });
const isAge = shaped<Age>({ since: isFigure, told: isFigure, toldAt: isFigure });

const isTold = shaped<Parcel['problem'] & object>({
  code: isText,
  title: isText,
  text: isText,
  field: perhaps(isText),
  paperId: perhaps(isText),
});

const isPaper = shaped<NewApplication['papers'][number]>({
  paperId: isId,
  kind: isText,
  sha256: isText,
  whose: perhaps(isText),
  copyOf: perhaps(isId),
});
const isPapers = (value: unknown): value is NewApplication['papers'] => listOf(isPaper)(value);

const isApplication = shaped<NewApplication>({
  submissionId: isId,
  villageCode: isText,
  hukouVillageCode: perhaps(isText),
  hukouPlace: perhaps(isText),
  catalogueVersion: isFigure,
  programs: listOf(isText),
  applicant: shaped<NewApplication['applicant']>({ name: isText, idNumber: isText, filledBy: isText, address: isText }),
  members: perhaps(listOf(isRecord)),
  relatives: perhaps(listOf(isRecord)),
  facts: isRecord,
  papers: isPapers,
  consents: listOf(shaped<NewApplication['consents'][number]>({ kind: isText, version: isFigure, by: perhaps(isText) })),
  signatures: perhaps(listOf(isRecord)),
  tell: perhaps(isRecord),
});

type ReceiptMatter = Receipt['matters'][number];
const isReceipt = shaped<Receipt>({
  number: isText,
  code: isText,
  link: isText,
  submittedAt: isText,
  village: shaped<Receipt['village']>({ id: isText, name: isText }),
  matters: listOf(
    shaped<ReceiptMatter>({
      matterId: isText,
      program: isText,
      goesTo: isText,
      lookBy: shaped<ReceiptMatter['lookBy']>({ day: isText, words: isText, certain: isTrueOrFalse, demo: isTrueOrFalse }),
      follow: perhaps(
        shaped<ReceiptMatter['follow'] & object>({
          papers: listOf(isText),
          day: isText,
          words: isText,
          certain: isTrueOrFalse,
          demo: isTrueOrFalse,
        }),
      ),
      joined: perhaps(isText),
    }),
  ),
  asked: perhaps(listOf(isText)),
  text: isText,
});
