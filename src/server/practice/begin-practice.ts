import type { Procedure } from '../../rules/procedure.ts';
import { generationOf } from '../../rules/practice-id.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findProcedure, doByItself } from '../matter/index.ts';
import { practiceVillageId, type CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import { sealAudit } from '../platform/audit-seals/seal-audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { houseAhead } from '../platform/house-ahead.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { addColleagues, dismissColleagues } from '../staff/index.ts';
import { mintGround, type RehearsedProgram } from './mint-ground.ts';
import { playScene } from './play-scene.ts';
import { destroyKeys, haveGroundRow, listFiles, listGrounds, lockGround, openGround } from './practice.store.ts';
import { scenes } from './scenes.ts';

/** Matters written side by side. */
const lanes = 4;
/** Counties whose ground this process is just making: each holds a connection meanwhile, so one at a time. */
const making = new WeakMap<House['db'], string>();
const busy = '练习村正在重新开始，等几秒再看。';

/**
 * The practice village anew. One transaction holds the county's row meanwhile and opens the new ground and closes the old one at its end,
 * so whoever is killed or fails half-way leaves the old one open, and half a ground is never seen. House: on the real day.
 */
export async function beginPractice(house: House, book: CodeBook, shelf: CatalogueShelf, by: StaffScope, seen: number): Promise<void> {
  const { county } = by;
  if (making.has(house.db)) throw new Problem('not-now', { text: busy });
  making.set(house.db, county);
  try {
    await haveGroundRow(house.db, county);
    const closed = await house.db.transaction().execute(async (tx) => {
      const open = await lockGround(tx, county);
      if (!open) throw new Problem('not-now', { text: busy });
      // A colleague was faster, or the same request came again: it is fresh already.
      if (generationOf(open.ground) !== seen) return undefined;
      if (open.ground) await sealAudit(houseAhead(house, open.days_ahead), { kind: 'system', county: open.ground });
      const ground = await makeGround(house, book, shelf, county);
      await openGround(tx, county, ground, house.clock.now());
      await recordLook(house, tx, { ...by, county: ground }, { act: 'begun', whatKind: 'practice', what: ground });
      return closeOthers(tx, county, ground, seen);
    });
    for (const file of closed ?? []) await house.files.remove(file);
  } finally {
    making.delete(house.db);
  }
}

async function makeGround(house: House, book: CodeBook, shelf: CatalogueShelf, county: string): Promise<string> {
  const { ground, catalogue } = await mintGround(house, shelf, county);
  const village = book.findVillage(practiceVillageId(ground))!;
  // Whichever answers for what is applied for there.
  const department = catalogue.programs.find(({ apply }) => apply === 'here')?.department;
  const body = village.county.bodies.find(({ name }) => name === department)?.id ?? 'none';
  const stage = { county, village, catalogue, colleagues: await addColleagues(house, { ground, body }) };
  const wanted = await listWanted(house, stage);
  let next = 0;
  const work = async () => {
    for (let nth = next; nth < wanted.length; nth = next) {
      next += 1;
      await playScene(house, stage, { nth, ...wanted[nth]! });
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  await dismissColleagues(house, ground);
  await doByItself(house, [ground]);
  return ground;
}

async function listWanted(house: House, { village, catalogue }: Pick<Parameters<typeof playScene>[1], 'village' | 'catalogue'>) {
  const programs: readonly RehearsedProgram[] = catalogue.programs;
  const found: { program: string; procedure: Procedure; scene: (typeof scenes)[string][number] }[] = [];
  for (const [id, ofProcedure] of Object.entries(scenes)) {
    const program = programs.find((one) => one.procedure === id);
    const procedure = program && (await findProcedure(house.db, { kind: 'system', county: village.county.id }, id));
    if (program && procedure) found.push(...ofProcedure.map((scene) => ({ program: program.id, procedure, scene })));
  }
  return found;
}

/** The one that was open, and what was begun since and never opened. What is given back are the files that nobody can read any more. */
async function closeOthers(tx: Tx, county: string, ground: string, seen: number): Promise<string[]> {
  const files: string[] = [];
  for (const other of await listGrounds(tx, county)) {
    if (other === ground || generationOf(other) < seen) continue;
    const scope = { kind: 'system', county: other } as const;
    files.push(...(await listFiles(tx, scope)));
    await destroyKeys(tx, scope);
  }
  return files;
}
