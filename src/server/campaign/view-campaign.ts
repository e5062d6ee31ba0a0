import type { Campaign, CampaignLine, Campaigns } from '../../contract/campaign.contract.ts';
import { actsNow, isCampaignHour, personsAnHour, secondPersonActs, type CampaignAct } from '../../rules/campaign.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { figureOn } from '../../rules/figures.ts';
import { noticeKinds } from '../../rules/notice/notice-kinds.ts';
import { mayDo } from '../../rules/role-rights.ts';
import { readFigures, tellPlaces } from '../places/index.ts';
import { recordFirstLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { listStaffNames } from '../platform/list-staff-names.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Desk } from './campaign.routes.ts';
import { findCampaign, listCampaigns, listSteps, type CampaignRow } from './campaign.store.ts';
import { countSaid } from './card.store.ts';
import { countAfterwards, countFared, countStates } from './telling.store.ts';

/** In numbers alone: nobody is named here. */
export async function viewCampaigns(house: House, desk: Desk, scope: StaffScope): Promise<Campaigns> {
  const { rows, rest } = await listCampaigns(house.db, scope);
  const catalogue = (await desk.catalogue.findInForce(scope.county))?.catalogue;
  const anHour = personsAnHour(await readFigures(house.db, scope), dayOf(house.clock.now()));
  return {
    campaigns: await viewLines(house, desk, scope, rows),
    ...rest,
    programs: mayDo(scope.role, 'write-campaigns') ? (catalogue?.programs ?? []).map(({ id, name }) => ({ id, name })) : [],
    ...(anHour === undefined ? {} : { anHour }),
  };
}

async function viewLines(house: House, desk: Desk, scope: StaffScope, rows: readonly CampaignRow[]): Promise<CampaignLine[]> {
  const names = await listStaffNames(house.db, scope, [...new Set(rows.map((row) => row.written_by))]);
  const states = Map.groupBy(
    await countStates(
      house.db,
      scope,
      rows.map(({ id }) => id),
    ),
    (one) => one.campaign,
  );
  const lines = rows.map(async (row) => ({
    campaignId: row.id,
    version: row.version,
    program: { id: row.program, name: await desk.catalogue.programName(scope.county, row.catalogue_version, row.program) },
    title: row.title,
    state: row.state,
    writtenBy: names.get(row.written_by) ?? '',
    writtenAt: instantInWords(row.written_at),
    people: Object.fromEntries((states.get(row.id) ?? []).map(({ state, count }) => [state, Number(count)])),
  }));
  return Promise.all(lines);
}

export async function viewCampaign(house: House, desk: Desk, scope: StaffScope, id: string): Promise<Campaign> {
  const { db } = house;
  const row = await findCampaign(db, scope, id);
  if (!row) throw new Problem('not-found', { because: 'no such campaign' });
  await recordFirstLook(house, db, scope, { act: 'opened', whatKind: 'campaign', what: id });
  const [line] = await viewLines(house, desk, scope, [row]);
  const names = await listStaffNames(db, scope, row.approved_by ? [row.approved_by] : []);
  const steps = await listSteps(db, scope, id);
  const figures = await readFigures(db, scope);
  const now = house.clock.now();
  const today = dayOf(now);
  const anHour = personsAnHour(figures, today);
  const resting = restsBecause(row, now, anHour);
  const lines = figureOn(figures, 'hotline-lines', today);
  const said = await countSaid(db, scope, id);
  return {
    ...line!,
    text: row.text,
    sms: noticeKinds['policy-for-you'].sms ?? '',
    ...(row.approved_by ? { approvedBy: names.get(row.approved_by) ?? '' } : {}),
    may: actsFor(row, scope, actsNow(row.state, { waiting: said.get('waiting') ?? 0, open: said.get('open') ?? 0 })),
    found: foundOf(desk, scope, row),
    fared: Object.fromEntries(await countFared(db, scope, id)),
    inPerson: cardsOf(row, said),
    afterwards: await countAfterwards(db, scope, id, row.program),
    ...(anHour === undefined || !lines ? {} : { pace: { anHour, lines: lines.value, illustrative: lines.kind === 'demo' } }),
    ...(resting ? { resting } : {}),
    steps: steps.map(({ kind, at, name }) => ({ kind, at: at.toISOString(), when: instantInWords(at), ...(name ? { by: name } : {}) })),
  };
}

/** Whoever approves is told before she does, too. */
function restsBecause({ state }: CampaignRow, now: Date, anHour: number | undefined): Campaign['resting'] {
  if (!['audience-ready', 'approved', 'sampled', 'running'].includes(state)) return undefined;
  if (anHour === undefined) return 'no-pace';
  return isCampaignHour(now) ? undefined : 'hours';
}

function foundOf(desk: Desk, scope: StaffScope, { counts }: CampaignRow): Campaign['found'] {
  const most = (of: Record<string, number>, words: (key: string) => string) =>
    Object.entries(of)
      .map(([key, count]) => ({ words: words(key), count }))
      .toSorted((a, b) => b.count - a.count);
  return {
    looked: counts.looked,
    likely: counts.likely,
    maybe: counts.maybe,
    towns: most(counts.towns, (town) => (town ? tellPlaces(desk.book, scope.county, [town]) : '没写镇')),
    reasons: most(counts.reasons, (words) => words),
    left: Object.entries(counts.left).map(([why, count]) => ({ why, count })),
  };
}

/** Of a campaign that was stopped no card waits any more. */
function cardsOf({ state }: CampaignRow, said: Awaited<ReturnType<typeof countSaid>>): Campaign['inPerson'] {
  const { waiting = 0, ...others } = Object.fromEntries(said);
  if (state !== 'stopped' || waiting === 0) return Object.fromEntries(said);
  return { ...others, closed: waiting + (others['closed'] ?? 0) };
}

function actsFor({ state, written_by }: CampaignRow, { staff, role }: StaffScope, now: readonly CampaignAct[]): string[] {
  if (!mayDo(role, 'write-campaigns')) return [];
  const isHers = written_by === staff;
  const acts = now.filter((act) => (secondPersonActs.includes(act) ? !isHers : act !== 'find' || isHers));
  return isHers && (state === 'draft' || state === 'audience-ready') ? ['change', ...acts] : [...acts];
}
