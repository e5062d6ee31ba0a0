import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import type { Chosen } from './check-application.ts';
import { isNeeded } from './check-consents.ts';
import type { CheckedMember } from './check-members.ts';

/** A consent that is wanted and was not given with the form. */
export interface Unasked {
  member: string;
  called: string;
  kind: string;
  version: number;
  text: string;
  phone?: string;
}

/**
 * Whose word is still wanted. Of every adult who lives there, and of whoever may be one, that the county may look up: what he owns is his to
 * tell. Of whoever's card or paper was sent, that it may be read; a child's parents say so for it. Of relatives outside who owe support, what
 * the catalogue asks of them.
 */
export function listUnasked(
  body: NewApplication,
  catalogue: Catalogue,
  { programs, members }: { programs: readonly Chosen[]; members: readonly CheckedMember[] },
): Unasked[] {
  const given = new Set(body.consents.map(({ kind, by = 'm1' }) => `${kind}@${by}`));
  const shown = new Set(body.papers.map(({ whose }) => whose ?? 'm1'));
  const wanted = (member: CheckedMember, kind: string): boolean => {
    if (member.adult === false) return false;
    if (kind === 'household-check') return true;
    return kind === 'sensitive-data' && (member.idNumber !== undefined || shown.has(member.id));
  };
  const here = members.flatMap((member) =>
    catalogue.consents
      .filter(({ kind }) => isNeeded(programs, kind) && wanted(member, kind) && !given.has(`${kind}@${member.id}`))
      .map(({ kind, version, text }) => ({ member: member.id, called: member.called ?? '本人', kind, version, text })),
  );
  const texts = isNeeded(programs, 'household-check') ? ofRelatives(catalogue) : [];
  const outside = (body.relatives ?? []).flatMap(({ id, called, phone }) =>
    texts.map(({ kind, version, text }) => ({ member: id, called, kind, version, text, ...(phone === undefined ? {} : { phone }) })),
  );
  return [...here, ...outside];
}

/** Older versions of a catalogue have no words of their own for them. */
function ofRelatives(catalogue: Catalogue): Catalogue['consents'] {
  return catalogue.consentsOfRelatives ?? catalogue.consents.filter(({ kind }) => kind === 'household-check');
}
