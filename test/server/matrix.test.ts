import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { Route } from '../../src/contract/route.ts';
import { routes, type RouteName } from '../../src/contract/routes.ts';
import { mayDo, staffRoles, type StaffRole } from '../../src/rules/role-rights.ts';
import { callsOfDoors, paramsOfDoors } from '../helpers/calls-of-doors.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { signedCheck, signedPush } from '../helpers/signed-push.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, photo, Villager } from '../helpers/villager.ts';

/** Every route × every caller × {of Wang, of Li, of nobody}: what may come back follows from audience and scope alone. */
type Target = 'of-wang' | 'of-li' | 'missing';
const targets: Target[] = ['of-wang', 'of-li', 'missing'];
type Call = Parameters<typeof ask>[2] & object;

interface Caller {
  name: string;
  audience: 'citizen' | 'staff' | 'vendor' | 'nobody';
  role?: StaffRole;
  /** What lies in this caller's scope. */
  sees: Target[];
  headers: Record<string, string>;
}

let county: TestCounty;
let callers: Caller[];
const filed = {} as Record<
  Target,
  {
    form: NewApplication;
    matterId: string;
    paperId: string;
    noticeId: string;
    townId: string;
    villageId: string;
    codeId: string;
    deputyId: string;
    referralId: string;
  }
>;

beforeAll(async () => {
  county = await openTestCounty({ alibaba: {} });
  const otherTown = (await ask(county.publicUrl, 'listVillages', { params: { townId: '371623101' } })).body.villages[0]!.codeId;
  const wang = await file('of-wang', '16900001301', county.codeId, '371623002');
  const li = await file('of-li', '16900001302', otherTown, '371623101');
  filed.missing = {
    form: filed['of-wang'].form,
    matterId: randomUUID(),
    paperId: randomUUID(),
    noticeId: randomUUID(),
    townId: '999999999',
    villageId: '999999999999',
    codeId: '999999999999A234567',
    deputyId: randomUUID(),
    referralId: randomUUID(),
  };
  const cookie = async (login: Login) => ({
    cookie: (await new Officer(county, login).signIn()).cookie,
    origin: county.house.settings.staffOrigin,
  });
  const both: Target[] = ['of-wang', 'of-li'];
  const staff = async (name: string, login: Login, role: StaffRole, sees: Target[]): Promise<Caller> => ({
    name,
    audience: 'staff',
    role,
    sees,
    headers: await cookie(login),
  });
  callers = [
    { name: 'nobody', audience: 'nobody', sees: [], headers: { origin: county.house.settings.staffOrigin } },
    { name: 'Wang', audience: 'citizen', sees: ['of-wang'], headers: { authorization: `Bearer ${wang.token}` } },
    { name: 'Li', audience: 'citizen', sees: ['of-li'], headers: { authorization: `Bearer ${li.token}` } },
    await staff('officer of Wang’s town', 'haifeng', 'town', ['of-wang']),
    await staff('officer of Li’s town', 'shuiwan', 'town', ['of-li']),
    await staff('county bureau', 'county', 'county', both),
    await staff('finance', 'finance', 'finance', both),
    await staff('Wang’s village', 'kangjia', 'village', ['of-wang']),
    // Neither has anything to record in the step both matters are in.
    await staff('department', 'yibao', 'department', []),
    await staff('another department', 'jiaoti', 'department', []),
    await staff('panel', 'panel', 'panel', []),
    await staff('hotline', 'hotline', 'hotline', both),
    await staff('auditor', 'auditor', 'auditor', both),
    await staff('operator', 'operator', 'operator', []),
    { name: 'vendor with a wrong secret', audience: 'nobody', sees: [], headers: {} },
    { name: 'vendor', audience: 'vendor', sees: [], headers: {} },
  ];
  const headers = callers.find(({ name }) => name === 'officer of Wang’s town')!.headers;
  const [colleague] = (await ask(county.staffUrl, 'staffListDeputies', { headers })).body.colleagues;
  // Each has said today why she wants to look; what this proves is whose rows they are.
  for (const { role, sees, headers: hers } of callers)
    for (const target of role && mayDo(role, 'read-matter') ? sees : []) {
      const why = { submissionId: randomUUID(), kind: 'own-words', words: '有人问起这件事' };
      const params = { matterId: filed[target].matterId };
      expect((await ask(county.staffUrl, 'staffSayWhy', { params, headers: hers, body: why })).status).toBe(201);
    }
  const body = { submissionId: filed['of-wang'].deputyId, deputyStaffId: colleague!.staffId, since: later, until: later };
  expect((await ask(county.staffUrl, 'staffNameDeputy', { headers, body })).status).toBe(201);
  for (const target of both) {
    const { matterId, referralId } = filed[target];
    const asked = { body: bodyOf[target], asked: '请看能不能帮', reason: '归你们管', facts: [], papers: [filed[target].paperId] };
    const by = callers.find(({ name }) => name === (target === 'of-wang' ? 'officer of Wang’s town' : 'officer of Li’s town'))!.headers;
    expect(
      (await ask(county.staffUrl, 'staffRefer', { headers: by, params: { matterId }, body: { ...asked, submissionId: referralId } }))
        .status,
    ).toBe(201);
  }
});
afterAll(() => county?.close());

async function file(of: Target, phone: string, codeId: string, townId: string): Promise<Villager> {
  const villager = new Villager(county, phone);
  expect(await villager.joinWechat(county.wechat, `o-invented-${phone.slice(-4)}`)).toMatchObject({ wechat: true });
  const form = await villager.fillForm({ villageCode: codeId });
  const { paper } = await villager.sendPaper(form.submissionId);
  form.papers = [paper];
  const { matters } = await villager.apply(form);
  const [notice] = (await villager.ask('listNotices')).body.notices;
  filed[of] = {
    form,
    matterId: matters[0]!.matterId,
    paperId: paper.paperId,
    noticeId: notice!.noticeId,
    townId,
    villageId: codeId.slice(0, 12),
    codeId,
    deputyId: randomUUID(),
    referralId: randomUUID(),
  };
  return villager;
}

const nobody = randomUUID();
const ofNobody = { jobId: nobody, taskId: nobody, photoId: nobody, handOverId: nobody };

/** A well-formed request to each route. Acts carry a version nobody saw, so that being allowed in shows as 409 and changes nothing. */
function callOf(name: RouteName, caller: Caller, target: Target): Call {
  const { form, matterId, paperId, noticeId, townId, villageId, codeId, deputyId, referralId } = filed[target];
  const bytes = photo(form.submissionId);
  const fresh = target === 'missing';
  const { push, templates } = county.house.settings.wechat!;
  const token = caller.audience === 'vendor' ? push.token : 'wrong';
  const calls: Partial<Record<RouteName, Call>> = {
    sendSignInCode: { body: { phone: '16900001309', challenge: 'made.up.one', nonce: '1' } },
    signIn: { body: { phone: '16900001309', code: '000000', deviceId: randomUUID() } },
    recordSubscriptions: { body: { answers: [{ templateId: templates['accepted']!.id, answer: 'filter' }] } },
    checkWechatPush: { query: signedCheck(county, token) },
    receiveWechatPush: signedPush(county, { Event: 'of-nobody', FromUserName: 'o-nobody' }, { token }),
    sendPaper: {
      bytes,
      headers: {
        'content-type': 'image/jpeg',
        'x-submission-id': fresh ? randomUUID() : form.submissionId,
        'x-village-code': form.villageCode,
        'x-paper-kind': 'medical-bills',
        'x-sha256': createHash('sha256').update(bytes).digest('hex'),
      },
    },
    submitApplication: { body: fresh ? { ...form, submissionId: randomUUID(), papers: [] } : form },
    goOnWithMatter: { body: { submissionId: randomUUID(), version: 99 } },
    withdrawMatter: { body: { submissionId: randomUUID(), version: 99 } },
    staffSignIn: { body: { login: `guess-${caller.name}-${target}`.slice(0, 40), password: 'guess', code: '000000' } },
    staffSignInWithKey: {
      body: {
        credentialId: Buffer.from(`${caller.name} ${target}`).toString('base64url'),
        clientData: 'e30',
        authenticatorData: 'AAAA',
        signature: 'AAAA',
      },
    },
    // A colleague of her own role whom nobody has.
    staffNameDeputy: { body: { submissionId: randomUUID(), deputyStaffId: randomUUID(), since: later, until: later } },
    // A colleague whom nobody has.
    staffSetShift: {
      body: { submissionId: randomUUID(), placeId: townId, staffId: randomUUID(), day: later, from: '08:30', until: '08:30', days: 1 },
    },
    staffSetDutyPhone: { body: { deskPhone: '16900001399' } },
    // Of a generation that is not open: being let in changes nothing.
    beginPractice: { body: { seen: 99 } },
    movePracticeDay: { body: { seen: { generation: 99, daysAhead: 0 }, days: 1 } },
    // What nobody can be asked for, so that nothing is written: a program of no catalogue, a matter of nobody, a body of nowhere.
    staffAddMatter: { body: { submissionId: randomUUID(), program: 'no-such', reason: '看看' } },
    staffJoinMatter: { headers: { 'if-match': '99' }, body: { submissionId: randomUUID(), into: randomUUID(), reason: '看看' } },
    staffRefer: { body: { submissionId: randomUUID(), body: 'no-such', asked: '看看', reason: '看看', facts: [], papers: [] } },
    staffActOnReferral: { headers: { 'if-match': '99' }, body: { submissionId: randomUUID(), act: 'take', clerk: '孙演示' } },
    staffRecordEvent: { headers: { 'if-match': '99' }, body: { submissionId: randomUUID(), event: 'accept' } },
    staffPrintSheets: { body: { matters: [matterId], kinds: ['acceptance', 'public-notice'] } },
    staffExportToProvince: { body: { matters: [matterId] } },
    staffTryProvinceResults: { headers: { 'content-type': 'text/csv' }, bytes: emptyResults },
    staffNoteProvinceResults: {
      headers: { 'content-type': 'text/csv', 'x-sha256': createHash('sha256').update(emptyResults).digest('hex') },
      bytes: emptyResults,
    },
    ...callsOfDoors({ codeId, villageId, townId, villageCode: county.codeId, old: `https://old.example.gov.cn/${target}`, photo: bytes }),
    // The code alone: wrong pairs of all phones at one receipt would ask for a sum.
    lookAtReceipt: { body: { code: 'A23456789BCDE', deviceId: randomUUID() } },
    reportTencentSms: { headers: { 'content-type': 'application/json' }, bytes: Buffer.from('[]') },
    reportAlibabaSms: { headers: { 'content-type': 'application/json' }, bytes: Buffer.from('[]') },
  };
  const { tencent, alibaba } = county.house.settings.sms;
  const of = name === 'reportAlibabaSms' ? alibaba! : tencent!;
  const secret = caller.audience === 'vendor' ? of.callbackSecrets[0]! : 'wrong';
  const { headers, ...rest } = calls[name] ?? {};
  // A phone makes a new id for every photo; the others ask for one that nobody has.
  const paperIdNow = (fresh && name === 'sendPaper') || name === 'supplyPaper' ? randomUUID() : paperId;
  return {
    ...rest,
    params: {
      day: 'none',
      matterId,
      paperId: paperIdNow,
      noticeId,
      townId,
      villageId,
      weeks: '4',
      kind: 'places',
      ...ofNobody,
      ...paramsOfDoors(),
      codeId,
      deputyId,
      referralId,
      fileId: randomUUID(),
      keyId: randomUUID(),
      shiftId: randomUUID(),
      placeId: townId,
      secret,
    },
    headers: { ...caller.headers, ...headers },
  };
}

/** A result file of the province without a line. */
const emptyResults = Buffer.from('本地回执号,省平台编号,办理状态,日期');

/** Sessions are made by a proof, and a phone makes new things by its own ids: these do not look anything up. */
const needsProof: Partial<Record<RouteName, number>> = {
  sendSignInCode: 422,
  signIn: 401,
  signInWithWechat: 401,
  signInWithWechatPhone: 401,
  staffSignIn: 401,
  staffSignInWithKey: 401,
};
/** What they ask for stands in the body; of papers, what is foreign is left out. */
const namesInBody = new Set<RouteName>(['staffExportToProvince', 'staffAskPosters', 'staffWriteEmergency']);
/** Of a code's photo, a task, a file or a job that nobody has; and only a liaison checks codes on her phone. */
const nobodyHas =
  /CodePhoto$|^recordCodeCheck$|CodeTask$|(Read|Confirm|Drop)PlacesFile$|PosterJob$|staffDownload|EndAlias$|SettleDelivery$/;
/** Of an emergency, a lead, a consent, a word or a request that nobody has. */
const nobodyReported =
  /^staff(Read|Take|Close|Pay)Emergency$|OpenEmergencyMatter|NoteLeaderYes|SendSlip|IdentifyPerson|^staffHandOver$|(Read|ActOn)(Lead|Grievance|Visit)$|LeadVisits?$|SetWorkCard$|ettleErrand$|TakeBackErrandCard$|AnswerWord$|^withdrawConsent$|^answerConsentRequest$|^lookAtReceiptAsLiaison$/;
/** What officers tell of programs, by ids that nobody has; and nothing has been released yet. */
const nobodyTold =
  /^staff(Read|Approve|Withdraw)News$|Catalogue(Version|Standard|Program|FirstDay)|(Read|Replace|Try|Offer|Approve|Drop)CatalogueDraft|SunshineEntry$|^chooseCampaigns$|^staff(Read|ActOn)Campaign(Samples)?$|^staffNoteCampaignWish$|(Read|Confirm|TakeDown)Release$|Export$|^staff(PutUp|TakeOff)$|^readSunshine$/;
/** By a number and a secret that nobody has. */
const opensByKey = new Set<RouteName>(['lookAtComplaint', 'objectToAnswer']);
const makesNew = new Set<RouteName>(['sendPaper', 'submitApplication']);

function expectedStatus(name: RouteName, route: Route, caller: Caller, target: Target): number | 'in' {
  if (needsProof[name]) return needsProof[name];
  const named = route.path.includes(':') || makesNew.has(name) || namesInBody.has(name);
  switch (route.audience) {
    case 'public':
      // Of a receipt that nobody has.
      if (name === 'readSunshine' || name === 'lookAtReceipt' || opensByKey.has(name)) return 404;
      // Whoever reports a code learns nothing from the answer.
      return named && target === 'missing' && name !== 'reportCode' ? 404 : 'in';
    case 'vendor':
      return caller.audience === 'vendor' ? 'in' : 404;
    case 'operator':
      return 'in';
    default:
      if (name === 'staffAskKeyChallenge') return caller.headers['origin'] ? 'in' : 401;
      if (caller.audience !== route.audience) return 401;
      if ([nobodyHas, nobodyTold, nobodyReported].some((ids) => ids.test(name))) return 404;
      // Whoever has no key cannot do without the figures.
      if (name === 'staffRemoveKey') return 404;
      if (route.right && !mayDo(caller.role!, route.right)) return 404;
      // The weeks are no place, and a table of hers is hers.
      // Nor does the line name a matter that is looked up: it names a place in the list.
      if (/CodeHealth$|TryPlacesFile$|^staffListMoreMatters$/.test(name)) return 'in';
      // Whoever rings the wrong town is not sent on: any desk writes it down for the right one, and reads none of it.
      if (name === 'staffWriteLead') return target === 'missing' ? 404 : 'in';
      if (name === 'staffWriteCampaign') return 400;
      if (name === 'staffWriteNews') return caller.role === 'town' ? 403 : 400;
      // A new piece, or one of a version that nobody saw: of the county, not of a matter.
      if (/^staffWrite(Fund|Asset)$|ProposeRelease$/.test(name)) return 'in';
      if (refusedInside.has(name) && caller.sees.includes(target)) return 400;
      if (name.includes('Referral') && caller.role === 'department' && named) return theirs[caller.name] === target ? 'in' : 404;
      if (name === 'staffNameDeputy' || name === 'staffSetShift' || name === 'staffEndShift' || name.endsWith('HandOver')) return 404;
      if (name === 'staffEndDeputy') return target === 'of-wang' && inDeputy.has(caller.name) ? 'in' : 404;
      if (!named || caller.sees.includes(target)) return 'in';
      return target === 'missing' && makesNew.has(name) ? 'in' : 404;
  }
}

/** Turned away before anything is looked up: whose it is makes no difference. */
const isShut = ({ audience, right }: Route, caller: Caller): boolean =>
  (audience === 'citizen' || audience === 'staff') &&
  (caller.audience !== audience || (right !== undefined && !mayDo(caller.role!, right)));

function doorOf(route: Route): string {
  return route.audience === 'staff' ? county.staffUrl : route.audience === 'operator' ? county.internalUrl : county.publicUrl;
}

/** Whom the two windows have asked. */
const bodyOf: Partial<Record<Target, string>> = { 'of-wang': 'ybj', 'of-li': 'jtj' };
const theirs: Record<string, Target> = { department: 'of-wang', 'another department': 'of-li' };
/** What these are sent with is refused once they are let in. */
const refusedInside = new Set<RouteName>(['staffAddMatter', 'staffJoinMatter', 'staffRefer', 'staffPlanMatterVisit']);

/** Between the two officers of towns, later than this test: a deputy of today would see what is not hers. */
const later = '2026-12-20';
const inDeputy = new Set(['officer of Wang’s town', 'officer of Li’s town']);

/** Signing out ends the caller's session, so it comes last. */
const names = (Object.keys(routes) as RouteName[]).toSorted(
  (a, b) => Number(/SignOut|signOut/.test(a)) - Number(/SignOut|signOut/.test(b)),
);

// Some two thousand requests, and a machine may be busy.
test('every route lets in exactly whom its audience and scope say, and what is foreign answers like what is missing', async () => {
  expect(new Set(callers.flatMap(({ role }) => role ?? []))).toEqual(new Set(staffRoles));
  const surprises: string[] = [];
  let asked = 0;
  for (const name of names) {
    const route: Route = routes[name];
    // One address may not knock at two doors for all of them within a minute.
    if (name === 'staffSignInWithKey') county.clock.forward({ minutes: 1 });
    for (const caller of callers) {
      const closed = new Map<Target, string>();
      for (const target of /SignOut|signOut/.test(name) || isShut(route, caller) ? (['of-wang'] as const) : targets) {
        const answer = await ask(doorOf(route), name, callOf(name, caller, target));
        const expected = expectedStatus(name, route, caller, target);
        // A complaint, and 急事 when flooded, ask for a small sum, and refuse nobody.
        const isIn = answer.status < 300 || answer.status === 409 || (/^report(Emergency|Complaint)$/.test(name) && answer.status === 428);
        asked += 1;
        if (expected === 'in' ? !isIn : answer.status !== expected)
          surprises.push(`${name} · ${caller.name} · ${target}: ${answer.status}, not ${expected}`);
        if (expected === 404 && name !== 'readSunshine') closed.set(target, `${answer.status} ${JSON.stringify(answer.body)}`);
      }
      if (new Set(closed.values()).size > 1) surprises.push(`${name} · ${caller.name}: foreign and missing answer differently`);
    }
  }
  expect([surprises, asked > 600]).toEqual([[], true]);
}, 180_000);
