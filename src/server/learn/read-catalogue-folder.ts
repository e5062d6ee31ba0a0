import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueData, ProgramData } from '../../rules/catalogue/shape.ts';

interface Frame extends Omit<CatalogueData, 'parameters' | 'facts' | 'gates' | 'derived' | 'materials' | 'procedures' | 'programs'> {
  version: number;
  programOrder: string[];
}

/** A catalogue as it lies in files: one a program, so that a change of one aid is a change of one file. */
export function readCatalogueFolder(dir: string): CatalogueData & { version: number } {
  const json = (name: string) => JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8')) as unknown;
  const { programOrder, ...frame } = json('frame') as Frame;
  const inFiles = readdirSync(join(dir, 'programs')).map((name) => name.replace(/\.json$/, ''));
  const inOrder = [...programOrder.filter((id) => inFiles.includes(id)), ...inFiles.filter((id) => !programOrder.includes(id)).toSorted()];
  return {
    ...frame,
    parameters: json('parameters') as CatalogueData['parameters'],
    facts: json('facts') as CatalogueData['facts'],
    gates: json('gates') as CatalogueData['gates'],
    derived: json('derived') as CatalogueData['derived'],
    materials: json('materials') as CatalogueData['materials'],
    procedures: json('procedures') as CatalogueData['procedures'],
    programs: inOrder.map((id) => json(`programs/${id}`) as ProgramData),
  };
}
