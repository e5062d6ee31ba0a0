type Part = Readonly<Record<string, unknown>>;

/** By what one of many is known again: a later part with the same replaces it, another one joins it. */
const identities: Readonly<Record<string, readonly string[]>> = {
  members: ['id'],
  relatives: ['id'],
  papers: ['paperId'],
  consents: ['kind', 'by'],
  signatures: ['by'],
};
const keyByKey: ReadonlySet<string> = new Set(['facts', 'applicant']);

/**
 * A later part over an earlier one: answers key by key, members, papers and the like one by one, everything else whole. What has not the
 * shape of the contract is taken as it stands, for the contract to refuse.
 */
export function mergeParts(earlier: Part, later: Part): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...earlier };
  for (const [name, value] of Object.entries(later)) {
    const before = merged[name];
    const identity = identities[name];
    if (keyByKey.has(name) && isPart(before) && isPart(value)) merged[name] = { ...before, ...value };
    else if (identity && areParts(before) && areParts(value)) merged[name] = [...byIdentity([...before, ...value], identity).values()];
    else Object.defineProperty(merged, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return merged;
}

function byIdentity(parts: readonly Part[], identity: readonly string[]): Map<string, Part> {
  return new Map(parts.map((part) => [JSON.stringify(identity.map((name) => part[name] ?? (name === 'by' ? 'm1' : null))), part]));
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areParts(value: unknown): value is readonly Part[] {
  return Array.isArray(value) && value.every(isPart);
}
