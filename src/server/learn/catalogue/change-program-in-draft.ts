import type { CatalogueDraft, ChangeProgram } from '../../../contract/catalogue.contract.ts';
import type { CatalogueData, ProgramData } from '../../../rules/catalogue/shape.ts';
import { isDay, type Day } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { changeDraft } from './change-draft.ts';

interface Asked {
  draftId: string;
  seen: string;
  programId: string;
  change: ChangeProgram;
}

/** In a draft a program's texts or days change; its rules only by the whole file. */
export async function changeProgramInDraft(
  house: House,
  scope: StaffScope,
  { draftId, seen, programId, change }: Asked,
): Promise<CatalogueDraft> {
  return changeDraft(house, scope, {
    draftId,
    seen,
    apply: ({ data, firstDay }, today) => {
      const program = data.programs.find(({ id }) => id === programId);
      if (!program) throw new Problem('not-found', { because: 'no such program in the draft' });
      refuseDays(program, change, today);
      refuseUnknown(data, program, change);
      const programs = data.programs.map((one) => (one === program ? changed(program, change) : one));
      return { data: { ...data, programs }, firstDay };
    },
  });
}

function refuseDays(program: ProgramData, { effectiveFrom, effectiveTo }: ChangeProgram, today: Day): void {
  for (const [field, day] of Object.entries({ effectiveFrom, effectiveTo }))
    if (typeof day === 'string' && !isDay(day)) throw new Problem('field-refused', { field, text: '请填日历上的日子。' });
  if (effectiveFrom !== undefined && effectiveFrom !== program.effectiveFrom && effectiveFrom < today)
    throw new Problem('field-refused', { field: 'effectiveFrom', text: '不能从过去的日子起。请填今天或以后。' });
  if (typeof effectiveTo === 'string' && effectiveTo !== program.effectiveTo && effectiveTo < today)
    throw new Problem('field-refused', { field: 'effectiveTo', text: '不能停在过去。请填今天或以后。' });
}

function refuseUnknown(data: CatalogueData, program: ProgramData, { lifeEvents = [], conditions = [] }: ChangeProgram): void {
  const event = lifeEvents.find((one) => !data.lifeEvents.some(({ id }) => id === one));
  if (event) throw new Problem('field-refused', { field: 'lifeEvents', text: `目录里没有“${event}”这件事。` });
  const line = conditions.find((one) => !program.conditions.some(({ id }) => id === one.id));
  if (line) throw new Problem('field-refused', { field: 'conditions', text: `这一项没有条件 ${line.id}。` });
}

function changed(program: ProgramData, change: ChangeProgram): ProgramData {
  const { benefitText, benefitHow, conditions = [], phone, ...plain } = change;
  return {
    ...program,
    ...plain,
    // A number somebody has just typed was looked up.
    ...(phone === undefined || phone === program.phone ? {} : { phone, phoneVerified: true }),
    benefit: {
      ...program.benefit,
      ...(benefitText === undefined ? {} : { text: benefitText }),
      ...(benefitHow === undefined ? {} : { how: benefitHow }),
    },
    conditions: program.conditions.map((one) => ({ ...one, text: conditions.find(({ id }) => id === one.id)?.text ?? one.text })),
  };
}
