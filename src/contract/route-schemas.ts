import type { Static, TSchema } from 'typebox';
import { afterSchemas } from './after-schemas.ts';
import { KeptPaper, NewApplication, Receipt, SealedApplication, SendPaperHeaders } from './apply.contract.ts';
import {
  BeginCatalogueDraft,
  CatalogueDesk,
  CatalogueDraft,
  CatalogueJson,
  CatalogueTrial,
  CatalogueVersion,
  ChangeProgram,
  ReadDigest,
  SetFirstDay,
  SetStandard,
  TryCatalogueDraft,
  WithdrawCatalogue,
} from './catalogue.contract.ts';
import { Matter, MatterLines, Withdrawal } from './check.contract.ts';
import { CodeId, Id, Nothing } from './common.contract.ts';
import { deliveryParams, SettleDelivery, UnsettledDeliveries } from './delivery.contract.ts';
import { Type } from 'typebox';
import {
  AfterLine,
  GiveBack,
  HandOvers,
  OfferMatter,
  RecordedEvent,
  ConfirmedPerson,
  ConfirmPerson,
  RecordEvent,
  SaidWhy,
  SayWhy,
  StaffMatter,
  StaffMatterLines,
  TakenMatter,
} from './decide.contract.ts';
import {
  AddAlias,
  AskCodeCheck,
  CloseCodeTask,
  CodeHealth,
  CodeTask,
  CodeVerdict,
  EndAlias,
  LiaisonVillages,
  RecordCodeCheck,
  RecordedCodeCheck,
  ReissueCode,
  ReportCode,
  RevokeCode,
  SendCodePhotoHeaders,
  VillageFile,
  VillageLines,
  WechatRule,
} from './codes.contract.ts';
import { DutyPhone, Roster, SetShift } from './duty.contract.ts';
import { campaignSchemas } from './campaign-schemas.ts';
import { emergencySchemas } from './emergency-schemas.ts';
import { grievanceSchemas } from './grievance-schemas.ts';
import { AskProvinceFile, ProvinceResults, ResultReport, SameFile } from './exchange.contract.ts';
import { CatalogueList, ProgramTexts } from './learn.contract.ts';
import { ApproveNews, NewsChoices, StaffNews, StaffNewsList, VillageNews, WriteNews } from './news.contract.ts';
import { Notices, SubscriptionAnswers, WechatPush, WechatPushCheck } from './notify.contract.ts';
import { AskSignInCode, Challenge, SentSignInCode, Session, SignIn, SignInWithWechat, SignInWithWechatPhone } from './people.contract.ts';
import { BeginPractice, MovePracticeDay, Practice, PracticeMessages } from './practice.contract.ts';
import { placesFileSchemas } from './places-file-schemas.ts';
import { householdSchemas } from './household-schemas.ts';
import { receiptSchemas } from './receipt-schemas.ts';
import { OpenedCode, Towns, Villages } from './qr.contract.ts';
import { AskSheets, Sheets } from './print.contract.ts';
import {
  ActedOnReferral,
  ActOnReferral,
  AddMatter,
  JoinMatter,
  Refer,
  Referral,
  Referrals,
  Silence,
  WindowOfMatter,
} from './refer.contract.ts';
import type { RouteName } from './routes.ts';
import {
  AddKey,
  Deputies,
  KeyChallenge,
  MyKeys,
  NameDeputy,
  NewKeyChallenge,
  StaffSession,
  StaffSignIn,
  StaffSignInWithKey,
} from './staff.contract.ts';
import {
  ConfirmRelease,
  MakeExport,
  PutUp,
  ReleaseToRead,
  Sunshine,
  SunshineDesk,
  TakeDownRelease,
  WriteAsset,
  WriteFund,
} from './sunshine.contract.ts';
import { CheckedFact, CheckFact, NoteCardMonth, NotedCardMonth } from './verify.contract.ts';
import { visitSchemas } from './visit-schemas.ts';
import { toldSchemas } from './told-schemas.ts';

/** What goes in and comes out of each route. The server checks requests by it; phones import its types only. */
export interface RouteSchema {
  readonly params?: TSchema;
  readonly headers?: TSchema;
  /** Vendors only: what a person or a phone asks stays out of every log on the way. */
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Status of a plain success; 200 unless said. */
  readonly status?: 201 | 202;
  readonly answer?: TSchema;
}

const codeParams = Type.Object({ codeId: CodeId });
const matterParams = Type.Object({ matterId: Id });
const handOverParams = Type.Object({ handOverId: Id });
const referralParams = Type.Object({ referralId: Id });
const seenVersion = Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) });
const PlaceId = Type.String({ maxLength: 40 });
const villageParams = Type.Object({ villageId: PlaceId });
const weeksParams = Type.Object({ weeks: Type.String({ pattern: '^([1-9]|[1-4]\\d|5[0-2])$' }) });
const newsParams = Type.Object({ newsId: Id });
const draftParams = Type.Object({ draftId: Id });
const versionParams = Type.Object({ version: Type.String({ pattern: '^\\d{1,9}$' }) });
const entryParams = Type.Object({ entryId: Id });
const releaseParams = Type.Object({ releaseId: Id });
const exportParams = Type.Object({ exportId: Id });
const hangingParams = Type.Object({ hangingId: Id });
const paperParams = Type.Object({ paperId: Id });

export const routeSchemas = {
  ...emergencySchemas,
  landing: { params: Type.Object({ codeId: Type.String() }) },
  openCode: { params: codeParams, answer: OpenedCode },
  checkCode: { body: AskCodeCheck, answer: CodeVerdict },
  reportCode: { params: codeParams, body: ReportCode, status: 202, answer: Nothing },
  listLiaisonVillages: { answer: LiaisonVillages },
  sendCodePhoto: { params: Type.Object({ photoId: Id }), headers: SendCodePhotoHeaders, answer: Nothing },
  recordCodeCheck: { params: codeParams, body: RecordCodeCheck, status: 201, answer: RecordedCodeCheck },
  listTowns: { answer: Towns },
  listVillages: { params: Type.Object({ townId: Type.String({ maxLength: 40 }) }), answer: Villages },
  readCatalogue: { params: codeParams, answer: CatalogueList },
  readProgramTexts: { params: codeParams, answer: ProgramTexts },
  readNews: { params: codeParams, answer: VillageNews },
  readSunshine: { params: codeParams, answer: Sunshine },
  askChallenge: { answer: Challenge },
  sendSignInCode: { body: AskSignInCode, status: 202, answer: SentSignInCode },
  signIn: { body: SignIn, status: 201, answer: Session },
  signInWithWechat: { body: SignInWithWechat, status: 201, answer: Session },
  signInWithWechatPhone: { body: SignInWithWechatPhone, status: 201, answer: Session },
  signOut: { answer: Nothing },
  sendPaper: { params: paperParams, headers: SendPaperHeaders, answer: KeptPaper },
  submitApplication: { body: NewApplication, status: 201, answer: Receipt },
  submitSealedApplication: { body: SealedApplication, status: 201, answer: Receipt },
  listMatters: { answer: MatterLines },
  readMatter: { params: matterParams, answer: Matter },
  goOnWithMatter: { params: matterParams, body: Withdrawal, answer: Matter },
  withdrawMatter: { params: matterParams, body: Withdrawal, answer: Matter },
  ...afterSchemas,
  ...visitSchemas,
  ...grievanceSchemas,
  ...receiptSchemas,
  ...householdSchemas,
  ...toldSchemas,
  listNotices: { answer: Notices },
  staffListUnsettled: { answer: UnsettledDeliveries },
  staffSettleDelivery: { params: deliveryParams, body: SettleDelivery, status: 201, answer: UnsettledDeliveries },
  markNoticeRead: { params: Type.Object({ noticeId: Id }), answer: Nothing },
  recordSubscriptions: { body: SubscriptionAnswers, answer: Nothing },
  checkWechatPush: { query: WechatPushCheck },
  receiveWechatPush: { query: WechatPush },
  reportTencentSms: { params: Type.Object({ secret: Type.String({ maxLength: 100 }) }) },
  reportAlibabaSms: { params: Type.Object({ secret: Type.String({ maxLength: 100 }) }) },
  staffSignIn: { body: StaffSignIn, status: 201, answer: StaffSession },
  staffAskKeyChallenge: { status: 201, answer: KeyChallenge },
  staffSignInWithKey: { body: StaffSignInWithKey, status: 201, answer: StaffSession },
  staffSignOut: { answer: Nothing },
  readStaffSession: { answer: StaffSession },
  staffDescribeApi: {},
  staffListKeys: { answer: MyKeys },
  staffBeginKey: { status: 201, answer: NewKeyChallenge },
  staffAddKey: { body: AddKey, status: 201, answer: MyKeys },
  staffRemoveKey: { params: Type.Object({ keyId: Id }), answer: MyKeys },
  staffStopFigures: { answer: MyKeys },
  staffListDeputies: { answer: Deputies },
  staffNameDeputy: { body: NameDeputy, status: 201, answer: Deputies },
  staffEndDeputy: { params: Type.Object({ deputyId: Id }), answer: Deputies },
  staffReadRoster: { answer: Roster },
  staffSetShift: { body: SetShift, status: 201, answer: Roster },
  staffEndShift: { params: Type.Object({ shiftId: Id }), answer: Roster },
  staffSetDutyPhone: { params: Type.Object({ placeId: Type.String({ maxLength: 40 }) }), body: DutyPhone, answer: Roster },
  staffListMatters: { answer: StaffMatterLines },
  staffListMoreMatters: { params: AfterLine, answer: StaffMatterLines },
  staffReadMatter: { params: matterParams, answer: StaffMatter },
  staffReadPaper: { params: paperParams },
  readPractice: { answer: Practice },
  beginPractice: { body: BeginPractice, status: 201, answer: Practice },
  movePracticeDay: { body: MovePracticeDay, status: 201, answer: Practice },
  listPracticeMessages: { answer: PracticeMessages },
  staffPrintSheets: { body: AskSheets, answer: Sheets },
  staffExportToProvince: { body: AskProvinceFile },
  staffTryProvinceResults: { answer: ResultReport },
  staffNoteProvinceResults: { headers: SameFile, answer: ResultReport },
  staffReadProvinceResults: { params: matterParams, answer: ProvinceResults },
  staffReadCodeHealth: { params: weeksParams, answer: CodeHealth },
  staffExportCodeHealth: { params: weeksParams },
  staffListVillages: { params: Type.Interface([weeksParams], { townId: PlaceId }), answer: VillageLines },
  staffReadVillage: { params: villageParams, answer: VillageFile },
  staffReadCodePhoto: { params: Type.Object({ photoId: Id }) },
  staffRecordCodeCheck: { params: villageParams, body: RecordCodeCheck, status: 201, answer: RecordedCodeCheck },
  staffCloseCodeTask: { params: Type.Object({ taskId: Id }), body: CloseCodeTask, answer: CodeTask },
  staffReissueCode: { params: villageParams, body: ReissueCode, status: 201, answer: VillageFile },
  staffRevokeCode: { params: codeParams, body: RevokeCode, answer: VillageFile },
  staffAddAlias: { params: villageParams, body: AddAlias, status: 201, answer: VillageFile },
  staffEndAlias: { params: villageParams, body: EndAlias, answer: VillageFile },
  staffReadMiniCode: { params: villageParams },
  staffReadWechatRule: { answer: WechatRule },
  ...placesFileSchemas,
  ...campaignSchemas,
  staffListNews: { answer: StaffNewsList },
  staffReadNewsChoices: { answer: NewsChoices },
  staffReadNews: { params: newsParams, answer: StaffNews },
  staffWriteNews: { params: newsParams, body: WriteNews, answer: StaffNews },
  staffApproveNews: { params: newsParams, body: ApproveNews, answer: StaffNews },
  staffWithdrawNews: { params: newsParams, answer: StaffNews },
  staffReadCatalogueDesk: { answer: CatalogueDesk },
  staffReadCatalogueVersion: { params: versionParams, answer: CatalogueVersion },
  staffReadCatalogueVersionData: { params: versionParams, answer: CatalogueJson },
  staffWithdrawCatalogueVersion: { params: versionParams, body: WithdrawCatalogue, answer: CatalogueDesk },
  staffBeginCatalogueDraft: { body: BeginCatalogueDraft, status: 201, answer: CatalogueDraft },
  staffReadCatalogueDraft: { params: draftParams, answer: CatalogueDraft },
  staffReadCatalogueDraftData: { params: draftParams, answer: CatalogueJson },
  staffReplaceCatalogueDraft: { params: draftParams, headers: seenVersion, answer: CatalogueDraft },
  staffSetCatalogueStandard: { params: draftParams, headers: seenVersion, body: SetStandard, answer: CatalogueDraft },
  staffChangeCatalogueProgram: {
    params: Type.Object({ draftId: Id, programId: Type.String({ maxLength: 60 }) }),
    headers: seenVersion,
    body: ChangeProgram,
    answer: CatalogueDraft,
  },
  staffSetCatalogueFirstDay: { params: draftParams, headers: seenVersion, body: SetFirstDay, answer: CatalogueDraft },
  staffTryCatalogueDraft: { params: draftParams, body: TryCatalogueDraft, answer: CatalogueTrial },
  staffOfferCatalogueDraft: { params: draftParams, body: ReadDigest, answer: CatalogueDraft },
  staffApproveCatalogueDraft: { params: draftParams, body: ReadDigest, answer: CatalogueDraft },
  staffDropCatalogueDraft: { params: draftParams, answer: CatalogueDraft },
  staffReadSunshine: { answer: SunshineDesk },
  staffWriteFund: { params: entryParams, body: WriteFund, answer: SunshineDesk },
  staffWriteAsset: { params: entryParams, body: WriteAsset, answer: SunshineDesk },
  staffDropSunshineEntry: { params: entryParams, answer: SunshineDesk },
  staffProposeRelease: { params: releaseParams, answer: SunshineDesk },
  staffReadRelease: { params: releaseParams, answer: ReleaseToRead },
  staffConfirmRelease: { params: releaseParams, body: ConfirmRelease, answer: SunshineDesk },
  staffTakeDownRelease: { params: releaseParams, body: TakeDownRelease, answer: SunshineDesk },
  staffMakeExport: { params: exportParams, body: MakeExport, answer: SunshineDesk },
  staffDownloadExport: { params: exportParams },
  staffPutUp: { params: hangingParams, body: PutUp, answer: SunshineDesk },
  staffTakeOff: { params: hangingParams, answer: SunshineDesk },
  staffSayWhy: { params: matterParams, body: SayWhy, status: 201, answer: SaidWhy },
  staffTakeMatter: { params: matterParams, answer: TakenMatter },
  staffOfferMatter: { params: matterParams, body: OfferMatter, status: 201, answer: HandOvers },
  staffListHandOvers: { answer: HandOvers },
  staffAcceptHandOver: { params: handOverParams, answer: HandOvers },
  staffGiveBackHandOver: { params: handOverParams, body: GiveBack, answer: HandOvers },
  staffCancelHandOver: { params: handOverParams, answer: HandOvers },
  staffReadWindow: { params: matterParams, answer: WindowOfMatter },
  staffAddMatter: { params: matterParams, body: AddMatter, status: 201, answer: WindowOfMatter },
  staffJoinMatter: { params: matterParams, headers: seenVersion, body: JoinMatter, status: 201, answer: WindowOfMatter },
  staffRefer: { params: matterParams, body: Refer, status: 201, answer: WindowOfMatter },
  staffListReferrals: { answer: Referrals },
  staffCountSilence: { answer: Silence },
  staffReadReferral: { params: referralParams, answer: Referral },
  staffReadReferralPaper: { params: Type.Object({ referralId: Id, paperId: Id }) },
  staffActOnReferral: { params: referralParams, headers: seenVersion, body: ActOnReferral, status: 201, answer: ActedOnReferral },
  staffNoteCardMonth: { params: matterParams, body: NoteCardMonth, status: 201, answer: NotedCardMonth },
  staffCheckFact: { params: matterParams, body: CheckFact, status: 201, answer: CheckedFact },
  staffConfirmPerson: { params: matterParams, body: ConfirmPerson, status: 201, answer: ConfirmedPerson },
  staffRecordEvent: {
    params: matterParams,
    headers: Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) }),
    body: RecordEvent,
    status: 201,
    answer: RecordedEvent,
  },
  describeApi: {},
  describeInternalApi: {},
  live: { answer: Nothing },
  ready: { answer: Nothing },
  metrics: {},
} as const satisfies Record<RouteName, RouteSchema>;

export type RouteSchemas = typeof routeSchemas;

type Shape<S, K extends string> = S extends { readonly [P in K]: infer T extends TSchema } ? Static<T> : undefined;
export type ParamsOf<N extends RouteName> = Shape<RouteSchemas[N], 'params'>;
export type HeadersOf<N extends RouteName> = Shape<RouteSchemas[N], 'headers'>;
export type QueryOf<N extends RouteName> = Shape<RouteSchemas[N], 'query'>;
export type BodyOf<N extends RouteName> = Shape<RouteSchemas[N], 'body'>;
export type AnswerOf<N extends RouteName> = Shape<RouteSchemas[N], 'answer'>;
