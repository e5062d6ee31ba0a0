import { catalogueForm } from './catalogue-form.ts';
import { checkForm } from './check-form.ts';
import { checkReferences } from './check-references.ts';
import { checkRules } from './check-rules.ts';
import { checkSources } from './check-sources.ts';
import { checkWords } from './check-words.ts';
import { parameterOn } from './parameter-on.ts';
import type { CatalogueData } from './shape.ts';

/**
 * What is wrong with a catalogue, one plain sentence each, naming the program or the fact and the field. Empty: it may be published.
 * What is not of the form is told first and alone. Never throws, whatever it is given.
 */
export function checkCatalogue(data: CatalogueData): string[] {
  if (data === null || typeof data !== 'object') return ['数据不是一份救助项目目录'];
  const formed = Object.entries(catalogueForm).flatMap(([name, form]) => checkForm(form, data[name as keyof CatalogueData], name));
  if (formed.length > 0) return formed;
  return [...checkRules(data), ...checkBegin(data), ...checkReferences(data), ...checkSources(data), ...checkWords(data)];
}

/** On its first day every figure has to say something. */
function checkBegin({ effectiveFrom, parameters }: CatalogueData): string[] {
  const silent = [...new Set(parameters.map(({ id }) => id))].filter((id) => !parameterOn(parameters, id, effectiveFrom));
  return silent.map((id) => `标准 ${id} 在 ${effectiveFrom} 还没有数，这份目录从那天起用`);
}
