import type { PageStates } from '../page-states.ts';
import { checkCorrect, checkSupply, consentAsked, consentMine } from './after.ts';
import { applyForm } from './apply.ts';
import { applyChoose } from './choose.ts';
import { applyReview } from './review.ts';
import { checkList, checkMatter } from './check.ts';
import { emergencyIndex } from './emergency.ts';
import { checkReceipt } from './held-receipt.ts';
import { checkHousehold } from './household.ts';
import { checkLooks } from './looks.ts';
import { homeIndex } from './home.ts';
import { grievanceComplain, grievanceRate } from './grievance.ts';
import { leadReport } from './lead.ts';
import { learnFindMore, learnFindPrograms, learnList } from './learn.ts';
import { meIndex, meSignIn } from './me.ts';
import { applyMend } from './mend.ts';
import { newsList, newsLoudspeaker, newsOne } from './news.ts';
import { notifyInbox } from './notify.ts';
import { dutyList, notifyTold } from './told.ts';
import { qrChoose, qrLanding } from './qr.ts';
import { applyReceipt } from './receipt.ts';
import { learnProgram } from './program.ts';
import { learnSunshine } from './sunshine.ts';
import { checkSpeak } from './speak.ts';
import { selfCheckAsk, selfCheckMembers, selfCheckResult, selfCheckResults, selfCheckStart } from './self-check.ts';
import { visitToday } from './visit.ts';
import { checkCode, checkRound, reportCode } from './wall.ts';
import { checkWithdraw } from './withdraw.ts';

/** Every page of `src/mini/app.config.ts` by its path there; `npm run lint` names those that are missing. */
export const pageStates: Record<string, PageStates> = {
  'home/index': homeIndex,
  'emergency/index': emergencyIndex,
  'qr/landing': qrLanding,
  'qr/choose': qrChoose,
  'learn/list': learnList,
  'learn/program': learnProgram,
  'learn/check/index': selfCheckStart,
  'learn/check/members': selfCheckMembers,
  'learn/check/ask': selfCheckAsk,
  'learn/check/results': selfCheckResults,
  'learn/check/result': selfCheckResult,
  'learn/find/programs': learnFindPrograms,
  'learn/find/more': learnFindMore,
  'learn/news/list': newsList,
  'learn/news/one': newsOne,
  'learn/news/loudspeaker': newsLoudspeaker,
  'learn/sunshine/index': learnSunshine,
  'apply/choose': applyChoose,
  'apply/form': applyForm,
  'apply/review': applyReview,
  'apply/receipt': applyReceipt,
  'apply/mend': applyMend,
  'check/list': checkList,
  'check/matter': checkMatter,
  'check/receipt': checkReceipt,
  'check/household': checkHousehold,
  'check/looks': checkLooks,
  'check/withdraw': checkWithdraw,
  'check/supply': checkSupply,
  'check/correct': checkCorrect,
  'check/speak': checkSpeak,
  'consent/mine': consentMine,
  'consent/asked': consentAsked,
  'lead/report': leadReport,
  'grievance/complain': grievanceComplain,
  'grievance/rate': grievanceRate,
  'notify/inbox': notifyInbox,
  'notify/told': notifyTold,
  'duty/list': dutyList,
  'me/index': meIndex,
  'me/sign-in': meSignIn,
  'visit/today': visitToday,
  'qr/wall/check-code': checkCode,
  'qr/wall/report-code': reportCode,
  'qr/wall/check-round': checkRound,
};
