import type { Catalogue, Program } from '../../contract/learn.contract.ts';

/** The consents that this program needs: what has nothing to do with it, nobody is asked to agree to. */
export function consentsOf(program: Program, catalogue: Catalogue): Catalogue['consents'] {
  return catalogue.consents.filter(({ kind }) => program.consents?.includes(kind) ?? true);
}
