import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { CampaignCounts, LeftBecause } from '../../rules/campaign.ts';
import { dayOf } from '../../rules/day.ts';
import { compileTold, type CatalogueShelf } from '../learn/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { SystemScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { insertPeople, listFamilies, listFound, listHaving, listOwnAccounts } from './audience.store.ts';
import { listNoes, lockFreeCampaign, updateCampaign, type CampaignRow } from './campaign.store.ts';
import { judgeFamily, seek, type Fits, type Sought } from './judge-family.ts';
import { knowFamilies, type KnownFamily } from './know-families.ts';
import { moveCampaign } from './move-campaign.ts';

/** Families of one transaction. */
export const familiesABatch = 1000;

/**
 * The next families are judged, and whoever it may fit is written down with the reason: all of it, how far it came and the counts, in one
 * transaction, so that after a crash it goes on where it stood. `more`: there are families left.
 */
export async function findAudience(house: House, shelf: CatalogueShelf, scope: SystemScope, id: string): Promise<'more' | 'resting'> {
  return house.db.transaction().execute(async (tx) => {
    const row = await lockFreeCampaign(tx, scope, id);
    if (row?.state !== 'finding') return 'resting';
    const sought = await soughtBy(house, shelf, row);
    const families = sought ? await listFamilies(tx, scope, { after: row.looked_up_to, limit: familiesABatch }) : [];
    const counts = structuredClone(row.counts);
    if (sought && families.length > 0) {
      const known = await knowFamilies(house, tx, scope, families);
      const people = await judgeAll(house, tx, scope, { row, sought, known, counts });
      await insertPeople(tx, people);
    }
    const now = house.clock.now();
    const change = { looked_up_to: families.at(-1)?.person ?? row.looked_up_to, counts: JSON.stringify(counts) };
    if (families.length === familiesABatch) {
      await updateCampaign(tx, scope, id, change);
      return 'more';
    }
    await moveCampaign(house, tx, scope, row, {
      kind: 'found',
      actor: null,
      change: { ...change, state: 'audience-ready', frozen_at: now },
    });
    return 'resting';
  });
}

async function soughtBy(house: House, shelf: CatalogueShelf, row: CampaignRow): Promise<Sought | undefined> {
  const catalogue = await shelf.findVersion(row.county, row.catalogue_version);
  return catalogue && seek(catalogue, compileTold(catalogue, dayOf(house.clock.now())), row.program);
}

interface Judging {
  row: CampaignRow;
  sought: Sought;
  known: readonly KnownFamily[];
  counts: CampaignCounts;
}

async function judgeAll(house: House, tx: Tx, scope: SystemScope, { row, sought, known, counts }: Judging) {
  const persons = [...new Set(known.flatMap((one) => one.persons))];
  const having = await listHaving(tx, scope, { persons, program: row.program });
  const saidNo = await listNoes(
    tx,
    scope,
    known.map((one) => one.row.person),
  );
  const found = new Set(await listFound(tx, scope, row.id, persons));
  const fitting: { family: KnownFamily & { left?: undefined }; fits: Fits }[] = [];
  for (const family of known) {
    counts.looked += 1;
    const leave = (why: LeftBecause) => (counts.left[why] = (counts.left[why] ?? 0) + 1);
    if (family.left) leave(family.left);
    else if (saidNo.has(family.row.person)) leave('said-no');
    else if (isAskedFor(sought, family, having)) leave('asked');
    else if (family.persons.some((one) => found.has(one))) leave('told-family');
    else {
      const fits = judgeFamily(sought, family.known);
      if (!fits) {
        leave('unfit');
        continue;
      }
      fitting.push({ family, fits });
      // What is the whole family's is told to one of them; what is each one's own, to each who asked in a name of their own.
      for (const one of sought.program.unit === 'household' ? family.persons : [family.row.person]) found.add(one);
      count(counts, family.town, fits);
    }
  }
  const accounts = await listOwnAccounts(
    tx,
    scope,
    fitting.map(({ family }) => family.row.person),
  );
  return fitting.map(({ family, fits }) => personRow(house, row, { family, fits, account: accounts.get(family.row.person) ?? null }));
}

/** Of the household where it is the household's, else of whoever asked. */
function isAskedFor({ program }: Sought, { persons, row }: KnownFamily, having: ReadonlySet<string>): boolean {
  return program.unit === 'household' ? persons.some((one) => having.has(one)) : having.has(row.person);
}

function count(counts: CampaignCounts, town: string, { verdict, holds }: Fits): void {
  counts[verdict] += 1;
  counts.towns[town] = (counts.towns[town] ?? 0) + 1;
  for (const one of holds) counts.reasons[one] = (counts.reasons[one] ?? 0) + 1;
}

function personRow(
  house: House,
  { county, id: campaign, seed }: CampaignRow,
  { family, fits, account }: { family: KnownFamily & { left?: undefined }; fits: Fits; account: string | null },
): Insertable<Tables['campaign_person']> {
  const id = newId(house.clock);
  const { person, application } = family.row;
  return {
    county,
    campaign,
    person,
    id,
    application,
    account,
    town: family.town,
    verdict: fits.verdict,
    lot: createHash('sha256').update(`${seed}|${person}`).digest().readInt32BE(0),
    sealed: house.vault.sealJson(family.key, { column: 'campaign_person.sealed', county, row: id }, fits.reason),
    state: 'waiting',
    due_at: house.clock.now(),
    settled_at: null,
  };
}
