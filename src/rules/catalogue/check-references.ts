import { fitsFactData } from './fits-fact-data.ts';
import type { CatalogueData, FactData, Gate, ProgramData } from './shape.ts';

/** What speaks of something that is not there, or is there twice. Only for data of the form of a catalogue. */
export function checkReferences(data: CatalogueData): string[] {
  return [
    ...checkOnce('生活里的事', data.lifeEvents),
    ...checkOnce('材料', data.materials),
    ...checkOnce('分组问题', data.gates),
    ...checkOnce(
      '同意书',
      data.consents.map(({ kind }) => ({ id: kind })),
    ),
    ...checkOnce(
      'conflictPriority 的',
      data.conflictPriority.map((id) => ({ id })),
    ),
    ...data.programs.flatMap((program) => checkProgram(program, data)),
    ...checkGates(data),
  ];
}

function checkProgram(program: ProgramData, data: CatalogueData): string[] {
  const place = `救助项目 ${program.id}`;
  const programs = data.programs.map(({ id }) => id);
  const asked = new Map(data.facts.map((fact) => [fact.id, fact]));
  const missing = (field: string, ids: readonly string[], known: readonly string[]) => [
    ...ids.filter((id) => !known.includes(id)).map((id) => `${place} 的 ${field}：没有 ${id}`),
    ...listTwice(ids).map((id) => `${place} 的 ${field}：${id} 写了两次`),
  ];
  const wrong = [
    ...missing('layer', [program.layer], Object.keys(data.layers)),
    ...missing('targets', program.targets, Object.keys(data.targetGroups)),
    ...missing(
      'lifeEvents',
      program.lifeEvents,
      data.lifeEvents.map(({ id }) => id),
    ),
    ...missing(
      'materials',
      program.materials.map(({ id }) => id),
      data.materials.map(({ id }) => id),
    ),
    ...missing('procedure', [program.procedure], Object.keys(data.procedures)),
    ...missing('asks', program.asks, [...asked.keys()]),
    ...missing(
      'consents',
      program.consents ?? [],
      data.consents.filter(({ by }) => by === undefined).map(({ kind }) => kind),
    ),
    ...missing('conflictsWith', program.conflictsWith, programs),
    ...missing('stacksWith', program.stacksWith, programs),
    ...missing(
      'benefit.figures',
      program.benefit.figures.flatMap(({ parameter }) => parameter ?? []),
      data.parameters.map(({ id }) => id),
    ),
  ];
  const never = program.asks.filter((id) => asked.get(id)?.askedBy);
  if (never.length > 0) wrong.push(`${place} 的 asks：${never.join('、')} 由工作人员定，不问家里`);
  const both = program.stacksWith.filter((id) => program.conflictsWith.includes(id));
  if (both.length > 0) wrong.push(`${place} 跟 ${both.join('、')} 又能一起、又不能一起`);
  if (program.stacksWith.includes(program.id)) wrong.push(`${place} 的 stacksWith 里有它自己`);
  if (program.apply !== 'here' && program.asks.length > 0) wrong.push(`${place} 的 asks：在手机上申请的才问`);
  if (program.apply === 'here' && program.receiver === 'none') wrong.push(`${place} 的 receiver：在手机上申请的，要有人收`);
  if ((program.apply === 'auto') !== (program.applyMode === 'auto')) wrong.push(`${place} 的 apply 跟 applyMode 对不上`);
  return [...wrong, ...checkPapers(place, program, data)];
}

/** 社会救助法 62: what the county can look up is not asked for; what only some have never stops anybody. */
function checkPapers(place: string, program: ProgramData, { materials }: CatalogueData): string[] {
  return program.materials.flatMap((paper) => {
    const material = materials.find(({ id }) => id === paper.id);
    if (!material) return [];
    const isLookedUp = paper.autoFetch ?? material.autoFetch;
    const wrong: string[] = [];
    if (isLookedUp && material.inForm) wrong.push(`${place} 的材料 ${paper.id}：不能又是县里查、又跟表一起写`);
    if (isLookedUp && /^(请)?(拍|带|交|填)/.test(paper.hint ?? ''))
      wrong.push(`${place} 的材料 ${paper.id}：县里查的，不能再要（社会救助法62）`);
    if (!isLookedUp && /县里查，您不用交/.test(paper.hint ?? material.hint ?? ''))
      wrong.push(`${place} 的材料 ${paper.id}：写着县里查，就不能再要（社会救助法62）`);
    if (paper.when !== undefined && !paper.onlyFor) wrong.push(`${place} 的材料 ${paper.id}：有 when，就要用 onlyFor 说明是谁的`);
    if (paper.onlyFor && (paper.required || !paper.canBeDeferred))
      wrong.push(`${place} 的材料 ${paper.id}：只有一部分人有的，不能是必须的`);
    return wrong;
  });
}

function checkGates({ gates, facts }: CatalogueData): string[] {
  const asked = new Map(facts.map((fact) => [fact.id, fact]));
  const twice = listTwice(gates.flatMap(({ rows }) => rows.flatMap((row) => row.facts)));
  return [
    ...twice.map((id) => `分组问题：${id} 放在了两行里`),
    ...gates.flatMap((gate) => [
      ...checkOnce(`分组问题 ${gate.id} 的行`, gate.rows),
      ...gate.rows.flatMap((row) => checkRow(`分组问题 ${gate.id} 的行 ${row.id}`, row, asked)),
    ]),
  ];
}

function checkRow(place: string, row: Gate['rows'][number], asked: ReadonlyMap<string, FactData>): string[] {
  const wrong = row.facts.flatMap((id) => {
    const fact = asked.get(id);
    if (!fact) return [`${place}：没有 ${id} 这个问题`];
    if (fact.askedBy) return [`${place}：${id} 由工作人员定，不问家里`];
    return fact.default === null ? [`${place}：${id} 没有 default，不点这一行就不知道是什么`] : [];
  });
  for (const [id, said] of Object.entries(row.says ?? {})) {
    const fact = asked.get(id);
    if (!row.facts.includes(id)) wrong.push(`${place} 的 says：${id} 不在这一行的 facts 里`);
    else if (fact && (!fitsFactData(fact, said) || said === fact.default)) wrong.push(`${place} 的 says：${id} 不能是 ${said}`);
  }
  return wrong;
}

function checkOnce(what: string, list: readonly { id: string }[]): string[] {
  return listTwice(list.map(({ id }) => id)).map((id) => `${what} ${id} 有两个`);
}

function listTwice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
