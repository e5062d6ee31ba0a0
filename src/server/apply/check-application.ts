import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import type { NewApplication } from '../../contract/apply.contract.ts';
import { fitsFact } from '../../rules/fits-fact.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import { isInventedIdNumber } from '../../rules/invented.ts';
import { Problem } from '../platform/problem.ts';

/** What the contract cannot say: real programs, questions they ask, answers of the right kind, every consent, a valid ID number. */
export function checkApplication(
  body: NewApplication,
  catalogue: Catalogue,
  inventedOnly: boolean,
): { programs: Program[]; idNumber: string } {
  const programs = body.programs.map((id) => {
    const program = catalogue.programs.find((one) => one.id === id);
    if (!program || program.apply !== 'here')
      throw new Problem('not-found', { field: 'programs', because: 'program cannot be applied for here' });
    return program;
  });
  checkFacts(body, catalogue, programs);
  checkConsents(body, catalogue, programs);
  const read = readIdNumber(body.applicant.idNumber);
  if (!read.ok) throw new Problem('field-refused', { field: 'applicant.idNumber', text: idWords[read.why] });
  if (inventedOnly && !isInventedIdNumber(read.value)) throw new Problem('not-an-invented-person', { field: 'applicant.idNumber' });
  return { programs, idNumber: read.value };
}

const idWords = {
  length: '身份证号是18位。请再数一数。',
  characters: '身份证号只有数字，最后一位可能是X。请再看看。',
  date: '身份证号里的生日不对。请对着身份证，一位一位看。',
  check: '身份证号有一位不对。请对着身份证，一位一位看。',
} as const;

function checkFacts(body: NewApplication, catalogue: Catalogue, programs: Program[]): void {
  const asked = new Set(programs.flatMap((program) => program.asks));
  const refuse = (id: string) => new Problem('field-refused', { field: `facts.${id}` });
  for (const id of asked) if (!(id in body.facts)) throw refuse(id);
  for (const [id, answer] of Object.entries(body.facts)) {
    const fact = catalogue.facts.find((one) => one.id === id);
    if (!fact || !asked.has(id)) throw refuse(id);
    if (answer === null) continue;
    if (!fitsFact(fact, answer)) throw refuse(id);
  }
}

function checkConsents(body: NewApplication, catalogue: Catalogue, programs: Program[]): void {
  for (const [index, given] of body.consents.entries()) {
    const known = catalogue.consents.some((text) => text.kind === given.kind && text.version === given.version);
    const twice = body.consents.findIndex((one) => one.kind === given.kind) !== index;
    if (!known || twice) throw new Problem('field-refused', { field: `consents.${index}` });
  }
  // A phone of an earlier release gives all of them; what is not needed does no harm.
  const needed = (kind: string) => programs.some((program) => program.consents?.includes(kind) ?? true);
  const missing = catalogue.consents.some(({ kind }) => needed(kind) && !body.consents.some((given) => given.kind === kind));
  if (missing) throw new Problem('field-refused', { field: 'consents', text: '还有一条没打钩。请一条一条看，同意就点。' });
}
