import type { ReportForm } from '../phones/push-reports.ts';
import { beijingTime } from '../shared/beijing-time.ts';

/** At most 100 at once, taken where the answer is `{"result":0}`. */
export const reportForm: ReportForm = {
  perPush: 100,
  write: (message) => ({
    user_receive_time: beijingTime(Date.parse(message.reportAt)),
    nationcode: '86',
    mobile: message.phone,
    report_status: message.reportStatus,
    errmsg: message.reportError,
    description: message.reportDescription,
    sid: message.serialNo,
    ...(message.context ? { ext: message.context } : {}),
  }),
  judgeAnswer(status, body) {
    if (status !== 200) return `HTTP ${status}`;
    return /"result"\s*:\s*0\b/.test(body) ? undefined : `the answer is not {"result":0,…}: ${body.slice(0, 100)}`;
  },
};
