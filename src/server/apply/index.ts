export { applyRoutes } from './apply.routes.ts';
export { keepPicture } from './keep-picture.ts';
export { makeReceiptCode, makeReceiptNumber } from './make-receipt.ts';
export { sweepUnsent } from './sweep-unsent.ts';
export { submitApplication } from './submit-application.ts';
