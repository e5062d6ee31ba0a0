import type { Program } from '../../../contract/learn.contract.ts';

interface Related {
  excludes: Program[];
  combines: Program[];
}

/** What she cannot draw beside this one, and what she can: also where only the other one says so. */
export function findRelated(program: Program, all: readonly Program[]): Related {
  const others = all.filter(({ id }) => id !== program.id);
  const excludes = others.filter(({ id, conflictsWith }) => program.conflictsWith.includes(id) || conflictsWith.includes(program.id));
  const combines = others.filter(
    (one) => !excludes.includes(one) && (program.stacksWith.includes(one.id) || one.stacksWith.includes(program.id)),
  );
  return { excludes, combines };
}
