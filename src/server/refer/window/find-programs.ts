import type { Catalogue, Program } from '../../../contract/learn.contract.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { Scope } from '../../platform/scope.ts';

/** A program that the county follows here, with the procedure that the phone does not read. */
export type FollowedProgram = Program & { procedure: string };

/** Those of the catalogue in force that a matter can be opened for: with a procedure, and not by the county of itself. */
export async function findProgramsWithProcedure(shelf: CatalogueShelf, scope: Scope): Promise<FollowedProgram[]> {
  const found = await shelf.findInForce(scope.county);
  return found ? found.catalogue.programs.filter(isFollowed) : [];
}

/** The version that is in force, for a matter that is opened now. */
export async function catalogueInForce(shelf: CatalogueShelf, scope: Scope): Promise<Catalogue | undefined> {
  return (await shelf.findInForce(scope.county))?.catalogue;
}

function isFollowed(program: Program & { procedure?: string }): program is FollowedProgram {
  return program.procedure !== undefined && program.receiver !== 'none';
}
