import type { Route } from './route.ts';

const ofDesk = { audience: 'staff', scope: 'places', practice: 'refused' } as const;

/** Doors to 政策找人: the county finds whom an aid may fit, and tells each once. */
export const campaignRoutes = {
  chooseCampaigns: {
    method: 'PUT',
    path: '/api/notices/:noticeId/campaigns',
    audience: 'citizen',
    scope: 'own',
    summary: 'Whom a message of 政策找人 tells does not want to be told of such any more, or does again',
    write: 'again',
    problems: ['sign-in-needed', 'field-refused', 'not-found'],
  },
  staffListCampaigns: {
    ...ofDesk,
    method: 'GET',
    path: '/staff/api/campaigns',
    right: 'read-campaigns',
    summary: 'Campaigns of the county, the newest first, and what one can be about',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffReadCampaign: {
    ...ofDesk,
    method: 'GET',
    path: '/staff/api/campaigns/:campaignId',
    right: 'read-campaigns',
    summary: 'One campaign in numbers: whom it found and why, how those who were told fared',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffReadCampaignSamples: {
    ...ofDesk,
    method: 'GET',
    path: '/staff/api/campaigns/:campaignId/samples',
    right: 'approve-campaigns',
    summary: 'Twenty of those found, names masked, each with the reason; every look is recorded',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffWriteCampaign: {
    ...ofDesk,
    method: 'PUT',
    path: '/staff/api/campaigns/:campaignId',
    right: 'write-campaigns',
    summary: 'Writes one, or corrects her own before it is approved',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'already-sent-differently', 'not-now'],
  },
  staffActOnCampaign: {
    ...ofDesk,
    method: 'POST',
    path: '/staff/api/campaigns/:campaignId/acts',
    right: 'write-campaigns',
    summary: 'Find, approve, go on after the samples, pause, resume, stop; If-Match carries the version read',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-for-you', 'not-now', 'changed-meanwhile', 'already-sent-differently'],
  },
  staffNoteCampaignWish: {
    ...ofDesk,
    method: 'POST',
    path: '/staff/api/campaign-wishes',
    right: 'note-campaign-no',
    summary: 'Somebody who rang or came by does not want to be told of such any more, or does again',
    write: 'again',
    problems: ['sign-in-needed', 'not-found', 'field-refused'],
  },
} as const satisfies Record<string, Route>;
