import type { Catalogue } from '../../contract/learn.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findProcedure } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { copyLaw, insertCatalogue, mintCounty } from './practice.store.ts';
import { scenes } from './scenes.ts';

/** A county for one beginning, with the law of its county as it stands now and nobody in it. Nobody sees it before it is opened. */
export async function mintGround(house: House, shelf: CatalogueShelf, county: string): Promise<{ ground: string; catalogue: Catalogue }> {
  const { db, clock, vault } = house;
  const found = await shelf.findInForce(county);
  if (!found) throw new Problem('not-now', { text: '县里的救助目录还没装上，先装目录，再开练习村。' });
  const ground = await mintCounty(db, county, clock.now());
  await vault.loadKeys(db, [ground]);
  await copyLaw(db, { kind: 'system', county }, ground);
  const catalogue = { ...(await withAllScenes(house, found.catalogue)), county: ground };
  const { county: _ground, version, ...data } = catalogue;
  await insertCatalogue(db, {
    county: ground,
    version,
    data: JSON.stringify(data),
    effective_from: data.effectiveFrom,
    published_at: clock.now(),
  });
  return { ground, catalogue };
}

export type RehearsedProgram = Catalogue['programs'][number] & { procedure?: string };

/**
 * A procedure that the county has and no program of its catalogue leads to yet can be rehearsed all the same: it stands in the ground's
 * catalogue under its own name, and asks what the first program asks.
 */
async function withAllScenes(house: House, catalogue: Catalogue): Promise<Catalogue> {
  const programs: RehearsedProgram[] = [...catalogue.programs];
  const like = programs.find((one) => one.apply === 'here');
  if (!like) return catalogue;
  for (const id of Object.keys(scenes)) {
    if (programs.some((one) => one.apply === 'here' && one.procedure === id)) continue;
    const procedure = await findProcedure(house.db, { kind: 'system', county: catalogue.county }, id);
    if (procedure) programs.push({ ...like, id, name: procedure.name, shortName: procedure.name, procedure: id });
  }
  return { ...catalogue, programs };
}
