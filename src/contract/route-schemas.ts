import type { Static, TSchema } from 'typebox';
import { KeptPaper, NewApplication, Receipt, SendPaperHeaders } from './apply.contract.ts';
import { Matter, MatterLines, Withdrawal } from './check.contract.ts';
import { CodeId, Id, Nothing } from './common.contract.ts';
import { Type } from 'typebox';
import { AfterLine, RecordedEvent, RecordEvent, StaffMatter, StaffMatterLines } from './decide.contract.ts';
import { Catalogue } from './learn.contract.ts';
import { Notices, SubscriptionAnswers, WechatPush, WechatPushCheck } from './notify.contract.ts';
import { AskSignInCode, Challenge, SentSignInCode, Session, SignIn, SignInWithWechat, SignInWithWechatPhone } from './people.contract.ts';
import { OpenedCode, Towns, Villages } from './qr.contract.ts';
import type { RouteName } from './routes.ts';
import { Deputies, NameDeputy, StaffSession, StaffSignIn } from './staff.contract.ts';
import { CheckedFact, CheckFact } from './verify.contract.ts';

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
const paperParams = Type.Object({ paperId: Id });

export const routeSchemas = {
  landing: { params: Type.Object({ codeId: Type.String() }) },
  openCode: { params: codeParams, answer: OpenedCode },
  listTowns: { answer: Towns },
  listVillages: { params: Type.Object({ townId: Type.String({ maxLength: 40 }) }), answer: Villages },
  readCatalogue: { params: codeParams, answer: Catalogue },
  askChallenge: { answer: Challenge },
  sendSignInCode: { body: AskSignInCode, status: 202, answer: SentSignInCode },
  signIn: { body: SignIn, status: 201, answer: Session },
  signInWithWechat: { body: SignInWithWechat, status: 201, answer: Session },
  signInWithWechatPhone: { body: SignInWithWechatPhone, status: 201, answer: Session },
  signOut: { answer: Nothing },
  sendPaper: { params: paperParams, headers: SendPaperHeaders, answer: KeptPaper },
  submitApplication: { body: NewApplication, status: 201, answer: Receipt },
  listMatters: { answer: MatterLines },
  readMatter: { params: matterParams, answer: Matter },
  withdrawMatter: { params: matterParams, body: Withdrawal, answer: Matter },
  listNotices: { answer: Notices },
  markNoticeRead: { params: Type.Object({ noticeId: Id }), answer: Nothing },
  recordSubscriptions: { body: SubscriptionAnswers, answer: Nothing },
  checkWechatPush: { query: WechatPushCheck },
  receiveWechatPush: { query: WechatPush },
  reportTencentSms: { params: Type.Object({ secret: Type.String({ maxLength: 100 }) }) },
  staffSignIn: { body: StaffSignIn, status: 201, answer: StaffSession },
  staffSignOut: { answer: Nothing },
  readStaffSession: { answer: StaffSession },
  staffDescribeApi: {},
  staffListDeputies: { answer: Deputies },
  staffNameDeputy: { body: NameDeputy, status: 201, answer: Deputies },
  staffEndDeputy: { params: Type.Object({ deputyId: Id }), answer: Deputies },
  staffListMatters: { answer: StaffMatterLines },
  staffListMoreMatters: { params: AfterLine, answer: StaffMatterLines },
  staffReadMatter: { params: matterParams, answer: StaffMatter },
  staffReadPaper: { params: paperParams },
  staffCheckFact: { params: matterParams, body: CheckFact, status: 201, answer: CheckedFact },
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
