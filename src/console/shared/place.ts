import { nextTick, shallowRef } from 'vue';
import { base, practiceDoorPath, practiceRole } from './practice-base.ts';
import { words } from './words.ts';

/** Where the page is; the address says it, so that a reload and a new sign-in come back to the same place. */
export type Place =
  | { room: 'matters' }
  | { room: 'matter'; matterId: string }
  | { room: Room }
  | { room: 'emergency'; emergencyId: string }
  | { room: 'referral'; referralId: string }
  | { room: 'lead'; leadId: string }
  | { room: 'errand-cards'; villageId: string }
  | { room: 'visit'; visitId: string }
  | { room: 'grievance'; grievanceId: string }
  | { room: 'campaign'; campaignId: string }
  | { room: 'town'; townId: string }
  | { room: 'village'; villageId: string }
  | { room: 'places-file'; fileId: string }
  | { room: 'one-news'; newsId: string }
  | { room: 'catalogue-draft'; draftId: string }
  | { room: 'catalogue-version'; version: string }
  | { room: 'posters'; sheet?: string }
  | { room: 'sheets'; matterId?: string }
  | { room: 'practice-door' | 'practice-messages' }
  | { room: 'nowhere' };

/** Pages of one address each, by the word in it. A department's home is what was referred to it; the matters it decides itself stand in the last. */
const rooms = [
  'deputies',
  'keys',
  'duty',
  'emergencies',
  'province',
  'referrals',
  'matters-of-body',
  'codes',
  'places',
  'wechat-rule',
  'catalogue',
  'news',
  'sunshine',
  'leads',
  'visits',
  'grievances',
  'deliveries',
  'campaigns',
] as const;
type Room = (typeof rooms)[number];

export const place = shallowRef<Place>(placeOf(location.pathname));
addEventListener('popstate', () => (place.value = placeOf(location.pathname)));

export const listPath = `${base}/`;
export const referralsPath = `${base}/referrals`;
export const bodyMattersPath = `${base}/matters-of-body`;
export function referralPath(referralId: string): string {
  return `${referralsPath}/${referralId}`;
}
export const leadsPath = `${base}/leads`;
export function leadPath(leadId: string): string {
  return `${leadsPath}/${leadId}`;
}
export function errandCardsPath(villageId: string): string {
  return `${base}/errand-cards/${villageId}`;
}
export const visitsPath = `${base}/visits`;
export function visitPath(visitId: string): string {
  return `${visitsPath}/${visitId}`;
}
export const grievancesPath = `${base}/grievances`;
export function grievancePath(grievanceId: string): string {
  return `${grievancesPath}/${grievanceId}`;
}
export const deliveriesPath = `${base}/deliveries`;
export const campaignsPath = `${base}/campaigns`;
export function campaignPath(campaignId: string): string {
  return `${campaignsPath}/${campaignId}`;
}
export const deputiesPath = `${base}/deputies`;
export const keysPath = `${base}/keys`;
export const dutyPath = `${base}/duty`;
export const emergenciesPath = `${base}/emergencies`;
export function emergencyPath(emergencyId: string): string {
  return `${emergenciesPath}/${emergencyId}`;
}
export const provincePath = `${base}/province`;
export const sheetsPath = `${base}/sheets`;
export const codesPath = `${base}/codes`;
export function townPath(townId: string): string {
  return `${codesPath}/towns/${townId}`;
}
export function villagePath(villageId: string): string {
  return `${codesPath}/villages/${villageId}`;
}
export const placesPath = `${base}/places`;
export function placesFilePath(fileId: string): string {
  return `${placesPath}/${fileId}`;
}
export function postersPath(sheet?: string): string {
  return `${base}/posters${sheet ? `/${sheet}` : ''}`;
}
export const newsPath = `${base}/news`;
export function oneNewsPath(newsId: string): string {
  return `${newsPath}/${newsId}`;
}
export const cataloguePath = `${base}/catalogue`;
export function catalogueDraftPath(draftId: string): string {
  return `${cataloguePath}/drafts/${draftId}`;
}
export function catalogueVersionPath(version: number): string {
  return `${cataloguePath}/versions/${version}`;
}
export const sunshinePath = `${base}/sunshine`;
export const wechatRulePath = `${base}/wechat-rule`;
export const practiceMessagesPath = `${base}/messages`;
export function matterPath(matterId: string): string {
  return `${base}/matters/${matterId}`;
}

export function goTo(path: string): void {
  history.pushState(null, '', path);
  place.value = placeOf(path);
  scrollTo(0, 0);
}

function placeOf(path: string): Place {
  if (path === '/') return { room: 'matters' };
  const rest = path.startsWith(base) ? path.slice(base.length).replace(/\/$/, '') : path;
  if (rest === '') return { room: 'matters' };
  const room = rooms.find((one) => rest === `/${one}`);
  if (room) return { room };
  if (practiceRole ? rest === '/messages' : path.replace(/\/$/, '') === practiceDoorPath)
    return { room: practiceRole ? 'practice-messages' : 'practice-door' };
  const sheets = /^\/sheets(?:\/([0-9a-f-]{36}))?$/.exec(rest);
  if (sheets) return { room: 'sheets', ...(sheets[1] ? { matterId: sheets[1] } : {}) };
  const ofCodes = /^\/codes\/(town|village)s\/(\w{1,40})$/.exec(rest);
  if (ofCodes) return ofCodes[1] === 'town' ? { room: 'town', townId: ofCodes[2]! } : { room: 'village', villageId: ofCodes[2]! };
  const placesFile = /^\/places\/([0-9a-f-]{36})$/.exec(rest);
  if (placesFile) return { room: 'places-file', fileId: placesFile[1]! };
  const oneNews = /^\/news\/([0-9a-f-]{36})$/.exec(rest);
  if (oneNews) return { room: 'one-news', newsId: oneNews[1]! };
  const draft = /^\/catalogue\/drafts\/([0-9a-f-]{36})$/.exec(rest);
  if (draft) return { room: 'catalogue-draft', draftId: draft[1]! };
  const version = /^\/catalogue\/versions\/(\d{1,9})$/.exec(rest);
  if (version) return { room: 'catalogue-version', version: version[1]! };
  const posters = /^\/posters(?:\/([a-z0-9]{1,20}))?$/.exec(rest);
  if (posters) return { room: 'posters', ...(posters[1] ? { sheet: posters[1] } : {}) };
  const emergency = /^\/emergencies\/([0-9a-f-]{36})$/.exec(rest);
  if (emergency) return { room: 'emergency', emergencyId: emergency[1]! };
  const referral = /^\/referrals\/([0-9a-f-]{36})$/.exec(rest);
  if (referral) return { room: 'referral', referralId: referral[1]! };
  const lead = /^\/leads\/([0-9a-f-]{36})$/.exec(rest);
  if (lead) return { room: 'lead', leadId: lead[1]! };
  const errandCards = /^\/errand-cards\/(\w{1,40})$/.exec(rest);
  if (errandCards) return { room: 'errand-cards', villageId: errandCards[1]! };
  const visit = /^\/visits\/([0-9a-f-]{36})$/.exec(rest);
  if (visit) return { room: 'visit', visitId: visit[1]! };
  const grievance = /^\/grievances\/([0-9a-f-]{36})$/.exec(rest);
  if (grievance) return { room: 'grievance', grievanceId: grievance[1]! };
  const campaign = /^\/campaigns\/([0-9a-f-]{36})$/.exec(rest);
  if (campaign) return { room: 'campaign', campaignId: campaign[1]! };
  const matter = /^\/matters\/([0-9a-f-]{36})$/.exec(rest);
  return matter ? { room: 'matter', matterId: matter[1]! } : { room: 'nowhere' };
}

/** Names the tab, never a person: titles stay in the browser's history. Then the heading is read out. */
export async function arriveAt(title: string, heading: () => HTMLElement | null): Promise<void> {
  document.title = `${practiceRole ? `${words.practice} · ` : ''}${title} · ${words.home}`;
  await nextTick();
  heading()?.focus();
}
