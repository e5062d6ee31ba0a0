import type {
  KyselyPlugin,
  OperationNode,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely';
import { countyTables } from './county-tables.ts';

/** A statement forgot whose county it is about. Never a person's fault: the code is wrong. */
export class CountyForgotten extends Error {}

/**
 * Refuses every statement on a county table that is not tied to one county: select, update and delete need
 * `county = value` in the top conjunction of their where, inserts need the column. Joined county tables must be tied by an
 * `on … county = … county`. Raw SQL cannot be read here and is forbidden outside platform by the walls.
 */
export class CountyGuard implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    check(node);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

type Node = OperationNode & Record<string, unknown>;

function check(root: OperationNode): void {
  const node = root as Node;
  switch (node.kind) {
    case 'SelectQueryNode':
      checkTied(tablesIn(node['from']), node, 'select');
      break;
    case 'UpdateQueryNode':
      checkTied([...tablesIn(node['table']), ...tablesIn(node['from'])], node, 'update');
      break;
    case 'DeleteQueryNode':
      checkTied([...tablesIn(node['from']), ...tablesIn(node['using'])], node, 'delete');
      break;
    case 'InsertQueryNode': {
      const [table] = tablesIn(node['into']);
      const columns = ((node['columns'] as Node[] | undefined) ?? []).map(columnName);
      if (table && countyTables.has(table) && !columns.includes('county')) throw new CountyForgotten(`insert into ${table} without county`);
      break;
    }
    case 'MergeQueryNode': {
      const table = tablesIn(node['into']).find((one) => countyTables.has(one));
      if (table) throw new CountyForgotten(`merge into ${table}: its rows cannot be tied to one county; use insert … on conflict`);
    }
  }
  checkChildren(node);
}

/** Allocates nothing: a submission's statement has thousands of nodes. */
function checkChildren(node: Node): void {
  // Values hold no statements.
  if (node.kind === 'PrimitiveValueListNode' || node.kind === 'ValueNode') return;
  for (const name in node) {
    const value = node[name];
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) check(one);
    } else if (isNode(value)) check(value);
  }
}

function isNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && typeof (value as Partial<OperationNode>).kind === 'string';
}

function checkTied(from: string[], node: Node, verb: string): void {
  const guarded = from.filter((table) => countyTables.has(table));
  const joins = (node['joins'] as Node[] | undefined) ?? [];
  for (const join of joins) {
    const joined = tablesIn(join['table']).filter((table) => countyTables.has(table));
    const on = join['on'] as Node | undefined;
    if (joined.length > 0 && !(on && conjuncts(on['on'] as Node).some(isCountyEquality))) {
      throw new CountyForgotten(`${verb} joins ${joined.join(', ')} without county =`);
    }
  }
  if (guarded.length === 0) return;
  if (guarded.length > 1) throw new CountyForgotten(`${verb} on ${guarded.join(', ')} side by side: join them by county`);
  const where = node['where'] as Node | undefined;
  const tied = where !== undefined && conjuncts(where['where'] as Node).some(isOneCounty);
  if (!tied) throw new CountyForgotten(`${verb} on ${guarded.join(', ')} without county =`);
}

/** a and (b and c) → [a, b, c]; an `or` stays whole, so that it cannot loosen the tie. */
function conjuncts(node: Node): Node[] {
  if (node.kind === 'AndNode') return [...conjuncts(node['left'] as Node), ...conjuncts(node['right'] as Node)];
  if (node.kind === 'ParensNode') return conjuncts(node['node'] as Node);
  return [node];
}

/** County = a value; county = county would be true of every row. */
function isOneCounty(node: Node): boolean {
  return isCountyEquality(node) && (node['rightOperand'] as Node).kind === 'ValueNode';
}

function isCountyEquality(node: Node): boolean {
  if (node.kind !== 'BinaryOperationNode') return false;
  const operator = node['operator'] as Node;
  return operator['operator'] === '=' && columnName(node['leftOperand'] as Node) === 'county';
}

function columnName(node: Node | undefined): string | undefined {
  if (!node) return undefined;
  if (node.kind === 'ReferenceNode') return columnName(node['column'] as Node);
  if (node.kind === 'ColumnNode') return columnName(node['column'] as Node);
  if (node.kind === 'IdentifierNode') return node['name'] as string;
  return undefined;
}

/** Names of the tables directly in a from, into, using or table clause, behind aliases too; subqueries are checked by themselves. */
function tablesIn(clause: unknown): string[] {
  if (!clause || typeof clause !== 'object') return [];
  if (Array.isArray(clause)) return clause.flatMap(tablesIn);
  const node = clause as Node;
  if (node.kind === 'TableNode') {
    const schemable = node['table'] as { identifier?: { name?: string } };
    return schemable.identifier?.name ? [schemable.identifier.name] : [];
  }
  if (node.kind === 'AliasNode') return tablesIn(node['node']);
  if (node.kind === 'FromNode') return tablesIn(node['froms']);
  if (node.kind === 'UsingNode') return tablesIn(node['tables']);
  return [];
}
