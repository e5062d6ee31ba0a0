import { countSegments } from '../phones/count-segments.ts';
import type { ReportForm } from '../phones/push-reports.ts';
import { beijingTime } from '../shared/beijing-time.ts';

/** HTTP批量推送, taken where the answer is 200 with `{"code":0}`. */
export const reportForm: ReportForm = {
  perPush: 100,
  write: (message) => ({
    phone_number: message.phone,
    send_time: beijingTime(Date.parse(message.at)),
    report_time: beijingTime(Date.parse(message.reportAt)),
    success: message.reportStatus === 'SUCCESS',
    err_code: message.reportStatus === 'SUCCESS' ? 'DELIVERED' : message.reportError,
    err_msg: message.reportDescription,
    sms_size: String(countSegments(message.text)),
    biz_id: message.serialNo,
    out_id: message.context,
  }),
  judgeAnswer(status, body) {
    if (status !== 200) return `HTTP ${status}`;
    return /"code"\s*:\s*0\b/.test(body) ? undefined : `the answer is not {"code":0,…}: ${body.slice(0, 100)}`;
  },
};
