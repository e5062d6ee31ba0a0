export { codeValidMinutes } from './ask-sign-in-code.ts';
export { forgetOldCodes } from './forget-old-codes.ts';
export { findCitizen } from './find-citizen.ts';
export { findFamily } from './find-family.ts';
export { identifyPerson } from './identify-person.ts';
export { registerUnknown } from './register-unknown.ts';
export { findWechatOfSession } from './find-wechat-of-session.ts';
export { forgetWechatPhone } from './forget-wechat-phone.ts';
<<<<<<< HEAD
export { nameContact } from './name-contact.ts';
export { countPersonsOfNumber, findContact, findOwnContact, noteCounty } from './people.store.ts';
=======
export { countPersonsOfNumber, findContact, noteCounty } from './people.store.ts';
export { endNumber, listContacts, listPersonsAtNumbers, listSilentContacts, markStale } from './number.store.ts';
>>>>>>> engine
export { peopleRoutes } from './people.routes.ts';
export { readAccountPhone } from './read-account-phone.ts';
export { readAddress, readContact, readPerson } from './read-person.ts';
export { openPracticeAccount } from './open-practice-account.ts';
export { registerHousehold, type Registered } from './register-household.ts';
