import type { NewApplication } from '../../../contract/apply.contract.ts';
import type { Draft } from '../../shared/send/draft.ts';
import { isSigned, openOf, type AskedAdult } from './asked-adult.ts';
import { consentKey } from './consent-key.ts';

type Sent = Required<Pick<NewApplication, 'consents' | 'signatures' | 'papers'>>;

/**
 * What these adults ticked and signed, as it is sent. Of who was then said to be away nothing goes out, nor a photo of a signature that
 * another one has replaced, nor a signature without its witness.
 */
export function whatWasSigned(adults: readonly AskedAdult[], draft: Pick<Draft, 'consents' | 'away' | 'signatures' | 'papers'>): Sent {
  const here = adults.filter(({ id }) => !draft.away.includes(id));
  const signatures = here.flatMap(({ id, name }) => {
    const signature = draft.signatures.find(({ by }) => by === id);
    return signature && isSigned(signature, name) ? [signature] : [];
  });
  const consents = adults.flatMap((adult) =>
    [...adult.promises, ...(here.includes(adult) ? adult.consents : [])]
      .filter(({ kind, version }) => draft.consents[consentKey(kind, adult.id)] === version)
      .map(({ kind, version }) => ({ kind, version, ...(adult.id === 'm1' ? {} : { by: adult.id }) })),
  );
  const shown = new Set(signatures.map(({ paperId }) => paperId));
  const papers = draft.papers
    .filter(({ paperId }) => shown.has(paperId))
    .map(({ paperId, kind, sha256, whose }) => ({ paperId, kind, sha256, ...(whose ? { whose } : {}) }));
  return { consents, signatures, papers };
}

/** Adults who are here and have not signed: asked once more before it is sent, and no reason not to send it. */
export function whoHasNotSigned(
  adults: readonly AskedAdult[],
  draft: Pick<Draft, 'consents' | 'away' | 'signatures' | 'papers'>,
): AskedAdult[] {
  return adults.filter((adult) => openOf(adult, draft) === 'signature');
}
