import type { NoticeKind } from './notice-kinds.ts';

/** Somebody comes to her home: a part of the table of `notice-kinds.ts`. */
export const visitKinds = {
  'visit-planned': {
    lane: 'decision',
    policy: 'once',
    sms: '{day}的{half}，镇上{people}两位同志来您家看看。他们不收钱，不看存折密码。想问真假打12349',
    spoken: '镇上有两位同志要来您家看看。他们不收钱，不看存折密码。',
  },
  'visit-moved': {
    lane: 'decision',
    policy: 'once',
    sms: '来您家看看的日子改了，改到{day}的{half}，{people}两位同志来。他们不收钱。想问真假打12349',
    spoken: '来您家看看的日子改了。来的人不收钱，不看存折密码。',
  },
  'visit-cancelled': {
    lane: 'decision',
    policy: 'once',
    sms: '原来说{day}来您家看看，这次不来了，不用等。再来，先告诉您。那天有人来要钱，打12349',
    spoken: '原来说来您家看看，这次不来了，不用等。再来，先告诉您。',
  },
  'visit-planned-county': {
    lane: 'decision',
    policy: 'once',
    sms: '{day}的{half}，县里{people}两位同志来您家看看。他们不收钱，不看存折密码。想问真假打12349',
    spoken: '县里有两位同志要来您家看看。他们不收钱，不看存折密码。',
  },
  'visit-missed': {
    lane: 'decision',
    policy: 'once',
    sms: '今天来您家，没见着您，门口留了条。{day}的{half}再来，您的事不耽误。他们不收钱。想问真假打12349',
    spoken: '镇上来过您家，没见着您，过几天再来。您的事照办，不耽误。来的人不收钱。',
  },
} as const satisfies Record<string, NoticeKind>;
