import { isPractice } from '../../rules/practice-id.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { prepareDelivery } from './prepare-delivery.ts';

const kind = 'consent-asked';

/**
 * The SMS by which somebody without an account is asked for his consent, for the caller to write beside the request. It names no program;
 * `who` is what the applicant is to him, with her surname: 娘王某. Nothing from a practice ground, and nothing where no template is filed.
 */
export function prepareAsking(
  house: House,
  scope: Scope,
  applicationKey: DataKey,
  { request, who, from }: { request: string; who: string; from: Date },
): Write[] {
  const template = house.settings.sms.templates[kind];
  const values: Record<string, string> = { who };
  if (!template?.variables.every((name) => values[name] !== undefined) || isPractice(scope.county)) return [];
  const content = template.variables.map((name) => values[name]!);
  return [
    prepareDelivery(house, scope, applicationKey, {
      to: { consentRequest: request },
      channel: 'sms',
      template: kind,
      content,
      from,
    }),
  ];
}
