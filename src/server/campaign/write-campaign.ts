import { randomBytes } from 'node:crypto';
import type { WriteCampaign } from '../../contract/campaign.contract.ts';
import { campaignTextFault, nobodyCounted } from '../../rules/campaign.ts';
import { checkPublicText } from '../../rules/privacy/check-public-text.ts';
import { leakWords } from '../../rules/privacy/finding.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Desk } from './campaign.routes.ts';
import { insertCampaign, lockCampaign } from './campaign.store.ts';
import { moveCampaign } from './move-campaign.ts';

/** Nobody is told before a second person has approved it. The same again changes nothing; until then its writer corrects it. */
export async function writeCampaign(house: House, desk: Desk, scope: StaffScope, id: string, body: WriteCampaign): Promise<void> {
  const { county } = scope;
  const catalogue = (await desk.catalogue.findInForce(county))?.catalogue;
  const said = { program: body.program, title: body.title.trim(), text: body.text.trim() };
  await house.db.transaction().execute(async (tx) => {
    const row = await lockCampaign(tx, scope, id);
    // Somebody else's id answers as if it were hers to choose again.
    if (row && row.written_by !== scope.staff) throw new Problem('not-found', { because: 'another officer’s campaign' });
    if (row && row.program === said.program && row.title === said.title && row.text === said.text) return;
    if (row && row.state !== 'draft' && row.state !== 'audience-ready')
      throw new Problem('already-sent-differently', { text: '这一次已经定了，改不了。请另写一次。' });
    if (row?.state === 'audience-ready' && row.program !== said.program)
      throw new Problem('not-now', { text: '人已经照原来那一样找好了。要换一样，请停掉，另写一次。' });
    if (!catalogue?.programs.some((one) => one.id === said.program))
      throw new Problem('field-refused', { field: 'program', text: '目录里没有这一样，请重新选。' });
    refuseWords(said, desk.book.findCounty(county));
    const now = house.clock.now();
    if (row) await moveCampaign(house, tx, scope, row, { kind: 'changed', actor: scope.staff, change: said });
    else {
      const empty = { approved_by: null, approved_at: null, looked_up_to: null, frozen_at: null };
      const fresh = { county, id, state: 'draft', version: 0, catalogue_version: catalogue.version, ...said, ...empty } as const;
      const by = { written_by: scope.staff, written_at: now, changed_at: now };
      const seed = randomBytes(16).toString('hex');
      if (!(await insertCampaign(tx, { ...fresh, ...by, seed, counts: JSON.stringify(nobodyCounted) })))
        throw new Problem('not-now', { text: '刚才正在交这一次。请再试一次。' });
      await moveCampaign(house, tx, scope, { id, version: 0 }, { kind: 'written', actor: scope.staff, change: {} });
    }
    await recordLook(house, tx, scope, { act: row ? 'changed' : 'begun', whatKind: 'campaign', what: id });
  });
}

function refuseWords({ title, text }: Pick<WriteCampaign, 'title' | 'text'>, county: { hotline: string } | undefined): void {
  for (const [field, words] of Object.entries({ title, text })) {
    const [leak] = checkPublicText(words, county ? [county.hotline] : []);
    if (!leak) continue;
    const { name, instead } = leakWords[leak.kind];
    throw new Problem('field-refused', { field, text: `里面有${name}。不能写。${instead}`, because: `not public: ${leak.kind}` });
  }
  const fault = campaignTextFault(text);
  if (fault) throw new Problem('field-refused', { field: 'text', text: fault });
  // A title alone promises as much as a text.
  const inTitle = campaignTextFault(`${title}。可能够得上`);
  if (inTitle) throw new Problem('field-refused', { field: 'title', text: inTitle });
}
