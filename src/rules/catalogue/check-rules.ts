import { checkForm } from './check-form.ts';
import { rulesForm } from './catalogue-form.ts';
import { checkParameters } from './check-parameters.ts';
import { checkRule, type Comes, type FindVar } from './check-rule.ts';
import { fitsFactData } from './fits-fact-data.ts';
import type { Condition, Derived, FactData, Parameter, ProgramData } from './shape.ts';

/** What a precheck needs of a catalogue. What else stands in it is not looked at here. */
export interface RulesData {
  conflictPriority?: readonly string[];
  parameters: readonly Pick<Parameter, 'id' | 'value' | 'effectiveFrom' | 'effectiveTo'>[];
  facts: readonly Pick<FactData, 'id' | 'scope' | 'type' | 'default' | 'enum'>[];
  derived: readonly Pick<Derived, 'id' | 'scope' | 'rule'>[];
  programs: readonly (Pick<ProgramData, 'id' | 'unit' | 'effectiveFrom' | 'effectiveTo'> & {
    conflictsWith?: readonly string[];
    conditions: readonly (Pick<Condition, 'id' | 'rule' | 'decidedBy'> & Partial<Pick<Condition, 'compares'>>)[];
    benefit: Pick<ProgramData['benefit'], 'compute'>;
    materials?: readonly Pick<ProgramData['materials'][number], 'id' | 'when'>[];
  })[];
}

/**
 * What is wrong with the rules of a catalogue: ids, dates, what each rule speaks of and compares, circles. For a catalogue in a file
 * too that has none of a county's own words. Never throws.
 */
export function checkRules(data: RulesData): string[] {
  if (data === null || typeof data !== 'object') return ['数据不是一份救助项目目录'];
  const formed = Object.entries(rulesForm).flatMap(([name, form]) => checkForm(form, data[name as keyof RulesData], name));
  if (formed.length > 0) return formed;
  const wrong: string[] = [...checkTwice(data), ...checkParameters(data.parameters), ...data.facts.flatMap(checkFact)];
  const known = new Names(data);
  for (const { id, scope } of data.derived) wrong.push(...known.checkDerived(id, scope));
  for (const program of data.programs) wrong.push(...checkProgram(program, known, data));
  const programs = new Set(data.programs.map(({ id }) => id));
  for (const id of Array.isArray(data.conflictPriority) ? data.conflictPriority : [])
    if (!programs.has(id)) wrong.push(`conflictPriority 里的 ${id} 不是救助项目`);
  return wrong;
}

function checkTwice({ parameters, facts, derived, programs }: RulesData): string[] {
  const ids = [...new Set(parameters.map(({ id }) => id)), ...facts.map(({ id }) => id), ...derived.map(({ id }) => id)];
  return [
    ...listTwice(ids).map((id) => `名字 ${id} 用了两次`),
    ...listTwice(programs.map(({ id }) => id)).map((id) => `救助项目 ${id} 有两个`),
    ...programs.flatMap(({ id, conditions }) =>
      listTwice(conditions.map((condition) => condition.id)).map((twice) => `救助项目 ${id} 的条件 ${twice} 有两个`),
    ),
  ];
}

function checkFact(fact: RulesData['facts'][number]): string[] {
  const wrong: string[] = [];
  if ((fact.type === 'enum') !== (fact.enum !== null)) wrong.push(`问题 ${fact.id} 的 enum 跟 type 对不上`);
  if (listTwice(fact.enum ?? []).length > 0) wrong.push(`问题 ${fact.id} 的 enum 有重复`);
  if (fact.default !== null && !fitsFactData(fact, fact.default)) wrong.push(`问题 ${fact.id} 的 default 不是它的答案：${fact.default}`);
  return wrong;
}

function checkProgram(program: RulesData['programs'][number], known: Names, { programs }: RulesData): string[] {
  const wrong: string[] = [];
  const place = `救助项目 ${program.id}`;
  const find = known.findFor(program.unit);
  const mustBe = (to: Comes['to'], rule: unknown, where: string, names = find) => {
    const comes = checkRule(rule, names, (why) => wrong.push(`${place} 的${where}：${why}`));
    if (comes && comes.to !== to) wrong.push(`${place} 的${where}：算出来的不是${to === 'truth' ? '是非' : '数'}`);
  };
  for (const { id, rule, compares } of program.conditions) {
    mustBe('truth', rule, `条件 ${id}`);
    if (compares) for (const side of ['mine', 'line'] as const) mustBe('number', compares[side], `条件 ${id} 的 compares.${side}`);
  }
  // A paper may be some member's, whoever the program is for.
  for (const paper of Array.isArray(program.materials) ? program.materials : [])
    if (paper?.when !== undefined) mustBe('truth', paper.when, `材料 ${paper.id} 的 when `, known.findFor('person'));
  if (program.benefit.compute !== null) mustBe('number', program.benefit.compute, ' benefit.compute ');
  if (program.effectiveTo !== null && program.effectiveTo < program.effectiveFrom)
    wrong.push(`${place} 的 effectiveTo 在 effectiveFrom 前面`);
  for (const id of program.conflictsWith ?? [])
    if (id === program.id || !programs.some((other) => other.id === id))
      wrong.push(`${place} 的 conflictsWith 里的 ${id} 不是别的救助项目`);
  return wrong;
}

/** What each name comes to; a derived fact is read once, when it is first asked after. */
class Names {
  private readonly facts: ReadonlyMap<string, RulesData['facts'][number]>;
  private readonly parameters: ReadonlySet<string>;
  private readonly derived: ReadonlyMap<string, RulesData['derived'][number]>;
  private readonly read = new Map<string, Comes | undefined>();
  private readonly open: string[] = [];
  private readonly wrong = new Map<string, string[]>();

  constructor({ facts, parameters, derived }: RulesData) {
    this.facts = new Map(facts.map((fact) => [fact.id, fact]));
    this.parameters = new Set(parameters.map(({ id }) => id));
    this.derived = new Map(derived.map((one) => [one.id, one]));
  }

  checkDerived(id: string, scope: 'household' | 'person'): string[] {
    this.findFor(scope)(id);
    return this.wrong.get(id) ?? [];
  }

  findFor(scope: 'household' | 'person'): FindVar {
    return (id) => {
      if (this.parameters.has(id)) return { to: 'number' };
      const named = this.facts.get(id) ?? this.derived.get(id);
      if (!named) return `没有 ${id} 这个名字`;
      if (named.scope === 'person' && scope === 'household') return `${id} 是一个人的，这里只能用全家的`;
      const fact = this.facts.get(id);
      return fact ? comesTo(fact) : this.readDerived(id);
    };
  }

  private readDerived(id: string): Comes | string | undefined {
    if (this.open.includes(id)) return `绕了圈：${[...this.open.slice(this.open.indexOf(id)), id].join(' → ')}`;
    if (!this.read.has(id)) {
      const one = this.derived.get(id)!;
      const sentences: string[] = [];
      this.open.push(id);
      const comes = checkRule(one.rule, this.findFor(one.scope), (why) => sentences.push(`推算 ${id}：${why}`));
      this.open.pop();
      this.read.set(id, comes);
      this.wrong.set(id, sentences);
    }
    return this.read.get(id);
  }
}

function comesTo({ id, type, enum: words }: RulesData['facts'][number]): Comes | string {
  if (type === 'date') return `${id} 是日子，规则里用不上`;
  if (type === 'boolean') return { to: 'truth' };
  return type === 'enum' ? { to: 'word', words: words ?? undefined, asked: true } : { to: 'number' };
}

function listTwice(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
