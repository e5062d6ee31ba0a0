import type { ReportedEmergency, ReportEmergency } from '../../../contract/emergency.contract.ts';
import { call } from '../http/http.ts';
import { isId, isText, listOf, perhaps, shaped } from '../keep/shape.ts';
import { reportOutbox } from './report-outbox.ts';

/* An emergency that was reported here. Nobody signs in for it. */

const outbox = reportOutbox<ReportEmergency, ReportedEmergency>({
  prefix: 'urgent:',
  // Nobody waits minutes for the next try while a house burns.
  longestMs: 20_000,
  isSaid: shaped<ReportEmergency>({
    submissionId: isId,
    what: isText,
    villageCode: perhaps(isText),
    townId: perhaps(isText),
    where: perhaps(isText),
    phone: isText,
    whosePhone: perhaps(isText),
    deviceId: perhaps(isText),
  }),
  isAnswer: shaped<ReportedEmergency>({
    number: isText,
    receivedAt: isText,
    text: isText,
    calls: listOf(shaped<ReportedEmergency['calls'][number]>({ name: isText, phone: isText })),
  }),
  send: (body) => call('reportEmergency', { body }),
  sendSealed: (body) => call('reportSealedEmergency', { body }),
});

export const {
  all: urgents,
  find: findUrgent,
  post: sendUrgent,
  mend: mendUrgent,
  drop: dropUrgent,
  start: startUrgents,
  send: sendUrgents,
} = outbox;
