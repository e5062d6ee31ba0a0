import type { Referral } from '../../../contract/refer.contract.ts';
import { instantInWords } from '../../../rules/day-in-words.ts';
import { maskIdNumber } from '../../../rules/mask.ts';
import { fenInWords } from '../../../rules/money.ts';
import { listReferralActs, type ReferralNow } from '../../../rules/referral.ts';
import { mayDo, roleRights } from '../../../rules/role-rights.ts';
import { paperNames } from '../../../rules/paper-names.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { listFactSets, listPapersOf } from '../../matter/index.ts';
import { findContact, readAddress, readContact, readPerson } from '../../people/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { listBodyNames, nameBody } from '../name-office.ts';
import { findReferralFor, listSteps, type ReferralRow } from '../refer.store.ts';
import { findWhatMayGo } from './find-what-may-go.ts';
import { keyOf, openReferral, openStep, standingOf } from './open-referral.ts';
import { readAnswers, sayAnswer } from './read-answers.ts';
import { actWords, stepTitles } from './referral-words.ts';
import { viewLine } from './view-line.ts';

type Step = Awaited<ReturnType<typeof listSteps>>[number];

/** One referral on one page. The look is recorded in the same transaction that reads. */
export async function readReferral(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope, id: string): Promise<Referral> {
  const row = await findReferralFor(house.db, scope, id);
  if (!row) throw new Problem('not-found');
  const key = keyOf(house, scope, row);
  const { asked, reason, ...chosenForIt } = openReferral(house, scope, key, row);
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const isBody = roleRights[scope.role].matters === 'of-body';
  // Taken back: that it was is all that is left to read.
  const { facts, papers } = isBody && row.state === 'ended' ? { facts: [], papers: [] } : chosenForIt;
  const { bodies, hotline } = book.findCounty(scope.county)!;
  return house.db.transaction().execute(async (tx) => {
    await recordLook(house, tx, scope, { act: 'opened', whatKind: 'referral', what: id, forWhom: forWhom(scope, row)?.staff });
    const steps = await listSteps(tx, scope, [id]);
    const answers = readAnswers(house, scope, key, await listFactSets(tx, scope, row.application));
    const mayGo = await findWhatMayGo(tx, scope, row.application);
    const chosen = (await listPapersOf(tx, scope, row.application)).filter((paper) => papers.includes(paper.id) && mayGo.paper(paper));
    const standing = standingOf(house, row, steps);
    const nameOf = paperNames(catalogue?.programs ?? []);
    return {
      ...(await viewLine(house, book, shelf, scope, row, steps)),
      version: row.version,
      asked,
      reason,
      from: { name: book.towns.find(({ id: town }) => town === row.town)?.name ?? '', phone: hotline },
      applicantFull: await readApplicant(house, tx, scope, row, isBody),
      facts: facts.filter(mayGo.fact).map((fact) => sayAnswer(catalogue, fact, answers[fact])),
      papers: chosen.map((paper) => ({ paperId: paper.id, name: nameOf(paper.kind), bytes: paper.bytes })),
      said: steps.map((step) => sayStep(house, book, scope, row, step)),
      parties: row.parties.map((party) => {
        const step = steps.find((one) => one.kind === 'opinion' && one.body === party);
        const opinion = step && openStep(house, scope, key, step).text;
        return { id: party, name: nameBody(book, scope, party) ?? party, ...(opinion ? { opinion } : {}) };
      }),
      acts: actsOf(scope, standing),
      bodies: listBodyNames(book, scope),
      bodyPhone: bodies.find((one) => one.id === row.body)?.phone ?? '',
      ...(isBody ? {} : { matterId: row.matter }),
    };
  });
}

/** Before it is taken a name is enough to say whose it is; whoever handles it has to find her. */
async function readApplicant(
  house: House,
  tx: Tx,
  scope: StaffScope,
  row: ReferralRow,
  isBody: boolean,
): Promise<Referral['applicantFull']> {
  const nameAt = { column: 'application.name_sealed', county: scope.county, row: row.application };
  const name = house.vault.open(keyOf(house, scope, row), nameAt, row.name_sealed!);
  if (isBody && row.state !== 'taken') return { name };
  const { idNumber } = await readPerson(house, tx, scope, row.person);
  const contact = await findContact(tx, scope, { person: row.person, account: row.account, channel: 'sms' });
  return {
    name,
    idNumber: maskIdNumber(idNumber),
    phone: contact ? await readContact(house, tx, scope, contact) : '',
    address: row.household ? await readAddress(house, tx, scope, row.household) : '',
  };
}

function sayStep(house: House, book: CodeBook, scope: StaffScope, row: ReferralRow, step: Step): Referral['said'][number] {
  const { text, amountFen, body, clerk } = openStep(house, scope, keyOf(house, scope, row), step);
  const named = body && (step.kind === 'not-ours' ? `可能归${nameBody(book, scope, body) ?? body}。` : '');
  const isWindow = ['sent', 'answer', 'conclude', 'end'].includes(step.kind);
  const office = isWindow || !step.body ? '镇上、县里' : (nameBody(book, scope, step.body) ?? step.body);
  const to = ['sent', 'conclude'].includes(step.kind) && step.body ? `：${nameBody(book, scope, step.body) ?? step.body}` : '';
  return {
    kind: step.kind,
    title: `${stepTitles[step.kind] ?? step.kind}${to}`,
    text: [amountFen ? `${fenInWords(amountFen)}。` : '', text ?? '', named ?? ''].join(''),
    who: clerk ? `${office}${clerk}说的，镇上记的` : office,
    when: instantInWords(step.at),
  };
}

/** Of a body what is its own to say; of a window its own, and what a body without a desk here may tell it. */
function actsOf(scope: StaffScope, standing: ReferralNow): Referral['acts'] {
  if (!mayDo(scope.role, 'act-on-referrals')) return [];
  if (roleRights[scope.role].matters === 'of-body')
    return listReferralActs(standing, 'body', scope.body ?? '').map((act) => ({ act, ...actWords[act], needs: [...actWords[act].needs] }));
  const own = listReferralActs(standing, 'window', 'window').map((act) => ({ act, ...actWords[act], needs: [...actWords[act].needs] }));
  const speakers = standing.state === 'consulting' ? standing.parties : [standing.body];
  const heard = [...new Set(speakers.flatMap((body) => listReferralActs(standing, 'body', body)))].map((act) => ({
    act,
    title: actWords[act].title,
    needs: act === 'opinion' ? ['body', ...actWords[act].needs] : [...actWords[act].needs],
    clerk: 'needed',
  }));
  return [...own, ...heard];
}
