import type { PracticeMessages } from '../../contract/practice.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import type { KeptMessage } from '../notify/index.ts';
import { readContact } from '../people/index.ts';
import { findPracticeGround } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { listKept } from './practice.store.ts';

/** What phones in the practice village received. They are nobody's, and nothing of it left the county. */
export async function listMessages(house: House, county: string): Promise<PracticeMessages> {
  const open = await findPracticeGround(house.db, county);
  if (!open) return { messages: [] };
  const { vault, db } = house;
  const scope = { kind: 'system', county: open.ground } as const;
  await vault.loadKeys(db, [open.ground]);
  const messages: PracticeMessages['messages'] = [];
  for (const row of await listKept(db, scope)) {
    if (!row.key_wrapped || row.contact === null) continue;
    const key = vault.applicationKey(open.ground, row.application, row.key_wrapped);
    const at = (column: string, id: string) => ({ column, county: open.ground, row: id });
    messages.push({
      messageId: row.id,
      matterId: row.matter,
      name: vault.open(key, at('application.name_sealed', row.application), row.name_sealed!),
      phone: await readContact(house, db, scope, row.contact),
      text: vault.openJson<KeptMessage>(key, at('delivery.sealed', row.id), row.sealed).text,
      at: row.changed_at.toISOString(),
      when: instantInWords(row.changed_at),
    });
  }
  return { messages };
}
