export { deliverNotice } from './deliver-notice.ts';
export { deliverSignInCode } from './deliver-sign-in-code.ts';
export { deliverWhatIsDue } from './deliver-what-is-due.ts';
export { judgeVendorReport } from './judge-vendor-report.ts';
export { notifyRoutes } from './notify.routes.ts';
export { openSms, type SendSms } from './open-sms.ts';
export { tellPerson } from './tell-person.ts';
