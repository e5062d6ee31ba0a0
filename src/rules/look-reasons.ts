import type { StaffRole } from './role-rights.ts';

interface LookReason {
  /** In words, as it is chosen and as it is kept. */
  text: string;
  /** Who is offered it; everybody, where it does not say. */
  roles?: readonly StaffRole[];
}

/** Ready answers to 为什么要看. Plain words of the audit, so that odd looks can be counted without reading anybody's own words. */
export const lookReasons = {
  'caller-asked': { text: '申请人自己来问，已按登记的号码回拨核对', roles: ['hotline'] },
  complaint: { text: '有人投诉或反映这件事' },
  supervision: { text: '检查办得对不对', roles: ['county', 'auditor'] },
  sample: { text: '审计抽到这一件', roles: ['auditor'] },
  'colleague-asked': { text: '同事请我帮着看', roles: ['village', 'town', 'county', 'department', 'panel', 'finance'] },
  visit: { text: '要上门，看住哪儿、电话多少', roles: ['village', 'town'] },
} as const satisfies Record<string, LookReason>;

/** Beside the ready ones: in her own words. */
export const ownWords = 'own-words';

/** What a person of this role may choose from, in order. */
export function lookReasonsFor(role: string): { kind: string; text: string }[] {
  return Object.entries<LookReason>(lookReasons).flatMap(([kind, { text, roles }]) =>
    !roles || roles.some((one) => one === role) ? [{ kind, text }] : [],
  );
}
