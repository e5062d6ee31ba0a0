import type { Catalogue, Fact, Program } from '../../contract/learn.contract.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import type { Answer } from '../shared/send/draft.ts';
import type { MendedPart } from '../shared/send/keep-mended.ts';
import type { SealedParcel } from '../shared/send/parcel.ts';
import { consentsOf } from './consents-of.ts';
import { words } from './words.ts';

type Paper = Program['papers'][number];

/** The one page of a sealed application that is asked anew. What stood there before nobody on this phone can read. */
export type MendPage =
  | { kind: 'fact'; fact: Fact; name: string }
  | { kind: 'filledBy' | 'name' | 'idNumber' | 'address' }
  | { kind: 'consents'; consents: Catalogue['consents'] }
  | { kind: 'photo'; paper: Paper; paperId: string };

const ofApplicant = ['filledBy', 'name', 'idNumber', 'address'] as const;

/**
 * By the field that the county refused, or the photo. 'again': nothing of hers is wrong, it can only be sent once more. 'anew': no
 * single page mends it.
 */
export function mendPage(parcel: SealedParcel, catalogue: Catalogue): MendPage | 'again' | 'anew' {
  const { code, field = '', paperId } = parcel.problem ?? { code: '' };
  if (code === 'seal-unknown' || (code === 'already-sent-differently' && paperId)) return 'anew';
  if (code === 'code-unknown' && field.startsWith('hukou')) return 'anew';
  if (paperId) return photoPage(parcel, paperId, catalogue);
  const copy = code === 'papers-missing' ? parcel.papers.find(({ copyOf }) => copyOf) : undefined;
  if (copy) return photoPage(parcel, copy.paperId, catalogue);
  if (code === 'not-an-invented-person') return { kind: 'idNumber' };
  if (code !== 'field-refused') return 'again';
  const [first = '', second = ''] = field.split('.');
  const asked = ofApplicant.find((name) => first === 'applicant' && name === second);
  if (asked) return { kind: asked };
  if (first === 'consents') return { kind: 'consents', consents: consentsOf(parcel, catalogue) };
  const name = first === 'facts' ? field.slice('facts.'.length) : '';
  const fact = catalogue.facts.find(({ id }) => id === name.split('@')[0]);
  return fact ? { kind: 'fact', fact, name } : 'anew';
}

function photoPage({ papers }: SealedParcel, paperId: string, { programs }: Catalogue): MendPage | 'anew' {
  const kind = papers.find((paper) => paper.paperId === paperId)?.kind;
  const paper = programs.flatMap((program) => program.papers).find((one) => one.kind === kind);
  return paper ? { kind: 'photo', paper: { ...paper, mayFollow: false }, paperId } : 'anew';
}

/** What she said on the page, as it will be sealed; or, as a text, what is wrong with it. */
export function partSaid(
  page: Exclude<MendPage, { kind: 'photo' }>,
  said: { text: string; answer: Answer | undefined; ticked: readonly string[] },
): MendedPart | string {
  const text = said.text.trim();
  switch (page.kind) {
    case 'fact':
      if (said.answer !== undefined) return { facts: { [page.name]: said.answer } };
      return page.fact.type === 'boolean' || page.fact.type === 'choice' ? words.form.choose : words.form.writeNumber;
    case 'filledBy':
      return text ? { applicant: { filledBy: text } } : words.filledBy.wrong;
    case 'name':
      return text.length >= 2 ? { applicant: { name: text } } : words.name.wrong;
    case 'address':
      return text ? { applicant: { address: text } } : words.address.wrong;
    case 'idNumber': {
      const read = readIdNumber(text);
      return read.ok ? { applicant: { idNumber: read.value } } : words.idNumber.wrong[read.why];
    }
    case 'consents':
      return page.consents.every(({ kind }) => said.ticked.includes(kind))
        ? { consents: page.consents.map(({ kind, version }) => ({ kind, version })) }
        : words.consents.wrong;
  }
}
