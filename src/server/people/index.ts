export { codeValidMinutes } from './ask-sign-in-code.ts';
export { forgetOldCodes } from './forget-old-codes.ts';
export { findCitizen } from './find-citizen.ts';
export { findWechatOfSession } from './find-wechat-of-session.ts';
export { forgetWechatPhone } from './forget-wechat-phone.ts';
export { findContact, noteCounty } from './people.store.ts';
export { peopleRoutes } from './people.routes.ts';
export { readAddress, readContact, readPerson } from './read-person.ts';
export { registerApplicant } from './register-applicant.ts';
