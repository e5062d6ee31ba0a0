export { applyRoutes } from './apply.routes.ts';
export { makeReceiptCode, makeReceiptNumber } from './make-receipt.ts';
export { keepPaper } from './keep-paper.ts';
export { submitApplication } from './submit-application.ts';
