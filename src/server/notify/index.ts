export { deliverNotice } from './deliver-notice.ts';
export { deliverSignInCode } from './deliver-sign-in-code.ts';
export { deliverWhatIsDue } from './deliver-what-is-due.ts';
export { forgetOldReports } from './forget-old-reports.ts';
export { judgeVendorReport } from './judge-vendor-report.ts';
export { notifyRoutes } from './notify.routes.ts';
export { type Senders } from './senders.ts';
export { openSms, type SendSms } from './sms/open-sms.ts';
export { prepareTelling } from './prepare-telling.ts';
