interface Paper {
  kind: string;
  name: string;
  how: string;
  hint?: string | undefined;
  onlyFor?: string | undefined;
}

/**
 * What she may still bring, the missing ones first. What the county looks up by itself is never asked for, and a paper for some people
 * only is not missing of others.
 */
export function papersToBring(papers: readonly Paper[], given: ReadonlySet<string>) {
  const asked = papers
    .filter(({ how }) => how === 'ask')
    .map(({ kind, name, hint, onlyFor }) => ({
      kind,
      name,
      ...(hint ? { hint } : {}),
      ...(onlyFor ? { onlyFor } : {}),
      state: onlyFor || given.has(kind) ? ('more' as const) : ('missing' as const),
    }));
  return [...asked.filter(({ state }) => state === 'missing'), ...asked.filter(({ state }) => state === 'more')];
}
