import type { Towns, Villages } from '../../contract/qr.contract.ts';
import { call } from './http/http.ts';
import { asProblem } from './http/problem.ts';
import { keepIfRoom, recall } from './keep/keep.ts';
import { isRecord, isText, listOf, shaped } from './keep/shape.ts';

type Town = Towns['towns'][number];
type Village = Villages['villages'][number];

/** Small lists, each asked for only where somebody looks for a place in it; kept for when there is no network. */
const key = 'places';
const isTown = shaped<Town>({ id: isText, name: isText, county: isText });
const isVillage = shaped<Village>({ id: isText, name: isText, codeId: isText });

/** The towns of a county by its name, as told last where there is no network; none where they were never told. */
export async function townsOf(county: string): Promise<Town[]> {
  const towns = await call('listTowns', {}).then(
    (told) => told.towns,
    (error: unknown) => void asProblem(error),
  );
  if (towns) remember({ towns });
  const known: unknown = towns ?? kept()['towns'];
  return listOf(isTown)(known) ? (known as Town[]).filter((town) => town.county === county) : [];
}

/** For when there is no network where she looks for one; asked once in the life of a phone. */
export async function bringTowns(county: string): Promise<void> {
  if (!kept()['towns']) await townsOf(county);
}

/** The same of the villages of a town, with the codes that open them. */
export async function villagesOf(townId: string): Promise<Village[]> {
  const villages = await call('listVillages', { params: { townId } }).then(
    (told) => told.villages,
    (error: unknown) => void asProblem(error),
  );
  if (villages) remember({ [townId]: villages });
  const known: unknown = villages ?? kept()[townId];
  return listOf(isVillage)(known) ? (known as Village[]) : [];
}

function kept(): Record<string, unknown> {
  const places = recall(key);
  return isRecord(places) ? places : {};
}

const remember = (part: Record<string, unknown>): unknown => keepIfRoom(key, { ...kept(), ...part });
