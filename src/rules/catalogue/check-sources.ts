import type { BenefitFigure, CatalogueData, DataSource, Parameter, ProgramData } from './shape.ts';

/**
 * Where figures, limits and steps come from: a county's promise or an invented figure is never called law, what nobody published is
 * marked, and no sum stands anywhere without its source. Only for data of the form of a catalogue.
 */
export function checkSources(data: CatalogueData): string[] {
  return [
    ...data.parameters.flatMap((parameter) => checkParameter(parameter, data.parameters)),
    ...Object.entries(data.procedures).flatMap(([id, { steps }]) =>
      steps.flatMap((step) => checkSource(`步骤 ${id} 的“${step.title}”`, step.source)),
    ),
    ...data.programs.flatMap((program) => checkProgram(program, data)),
  ];
}

/** What is wrong with a source by itself. */
function checkSource(place: string, { kind, ref }: DataSource): string[] {
  if (kind === 'statute' && /演示|承诺|报道/.test(ref)) return [`${place}：出处写成了法律，里面却是演示、承诺或报道`];
  if (kind === 'county-promise' && !ref.includes('承诺')) return [`${place}：县里承诺的，出处要写明是县承诺`];
  return [];
}

function checkParameter(parameter: Parameter, all: readonly Parameter[]): string[] {
  const { id, effectiveFrom, unit, value, illustrative, source } = parameter;
  const place = `标准 ${id}（${effectiveFrom}起）`;
  const wrong = checkSource(place, source);
  if (illustrative !== (source.kind === 'illustrative')) wrong.push(`${place} 的 illustrative 跟出处对不上`);
  if (all.some((other) => other.id === id && other.unit !== unit)) wrong.push(`${place} 的 unit 跟别的日子不一样`);
  if (unit.startsWith('比例') && value > 1) wrong.push(`${place} 是比例，不能大于1：${value}`);
  if (source.kind === 'statute' && unit.startsWith('元')) wrong.push(`${place}：法律没有定过钱数，出处不能写成法律`);
  return wrong;
}

function checkProgram(program: ProgramData, data: CatalogueData): string[] {
  const place = `救助项目 ${program.id}`;
  const { benefit } = program;
  const told = Object.entries(program.delegated ?? {}).flatMap(([id, { steps, figures }]) => [
    ...steps.map((step) => [`${place} 在 ${id} 的“${step.title}”`, step.source] as const),
    ...figures.map((figure) => [`${place} 在 ${id} 的“${figure.label}”`, figure.source] as const),
  ]);
  return [
    ...told.flatMap(([where, source]) => checkSource(where, source)),
    ...benefit.figures.flatMap((figure) => checkFigure(`${place} 的数“${figure.label}”`, figure)),
    ...checkSums(place, program, data),
  ];
}

function checkFigure(place: string, { parameter, value, illustrative, source }: BenefitFigure): string[] {
  if ((parameter === undefined) === (value === undefined)) return [`${place}：parameter 和 value 要有一个，只要一个`];
  if (parameter !== undefined) return [];
  if (!source) return [`${place}：没有出处`];
  const wrong = checkSource(place, source);
  if ((illustrative ?? false) !== (source.kind === 'illustrative')) wrong.push(`${place} 的 illustrative 跟出处对不上`);
  return wrong;
}

/** A sum in a text that nothing marks as 演示 must be one that a figure of this program has a source for. */
function checkSums(place: string, { benefit, summary, conditions }: ProgramData, { parameters }: CatalogueData): string[] {
  const figures = benefit.figures.flatMap(({ parameter, value, illustrative }) =>
    parameter === undefined
      ? illustrative
        ? []
        : value
      : parameters.filter(({ id, illustrative: demo }) => id === parameter && !demo).map((one) => one.value),
  );
  const isSourced = (sum: string) => figures.some((figure) => String(figure).includes(sum));
  const texts: readonly (readonly [string, string, boolean])[] = [
    ['summary', summary, benefit.illustrative],
    ['benefit.text', benefit.text, benefit.illustrative],
    ['benefit.how', benefit.how, benefit.illustrative],
    ...conditions.flatMap(({ id, text, failText, illustrative }) =>
      [text, failText].map((words) => [`条件 ${id}`, words, illustrative] as const),
    ),
  ];
  return texts.flatMap(([field, words, isMarked]) => {
    if (isMarked || words.includes('演示')) return [];
    const sums = [...words.matchAll(/(\d+(?:\.\d+)?)万?元/g)].map(([, sum = '']) => sum).filter((sum) => sum !== '0' && !isSourced(sum));
    return sums.map((sum) => `${place} 的 ${field}：写了${sum}，没有标演示，也没有出处`);
  });
}
