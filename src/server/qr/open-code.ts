import type { OpenedCode } from '../../contract/qr.contract.ts';
import type { CodeEntry } from '../places/index.ts';
import { sealingKeyOf } from '../platform/envelope.ts';
import type { House } from '../platform/house.ts';
import type { WechatSettings } from '../platform/settings.ts';

/** What the phone gets to know about a code. One that is not in use any more still opens: never a dead end. */
export function openCode(entry: CodeEntry, { settings, vault }: Pick<House, 'settings' | 'vault'>): OpenedCode {
  const { village, issuedFor } = entry;
  const { county, town } = village;
  const hint = [tellMerger(entry), tellState(entry)].join('');
  const sealingKey = sealingKeyOf(vault, county.id);
  const station = village.station ?? town.station ?? county.station;
  const duty = [town, county].flatMap(({ name, dutyPhone }) => (dutyPhone ? [{ name, phone: dutyPhone }] : []));
  return {
    codeId: village.codeId ?? entry.id,
    state: entry.state === 'in-use' ? 'in-use' : 'replaced',
    county: { id: county.id, name: county.name, hotline: county.hotline },
    origin: settings.origin,
    town: { id: town.id, name: town.name },
    village: { id: village.id, name: village.name },
    ...(village.liaisons[0] ? { liaison: village.liaisons[0] } : {}),
    ...(hint ? { hint } : {}),
    ...(village.hangsAt ? { hangsAt: village.hangsAt } : {}),
    ...(issuedFor.id === village.id ? {} : { formerVillage: issuedFor.name }),
    ...(station ? { station } : {}),
    ...(duty.length > 0 ? { duty } : {}),
    ...(county.supervisionPhone ? { supervision: county.supervisionPhone } : {}),
    demo: settings.deployment === 'demo',
    ...(sealingKey ? { sealingKey } : {}),
    ...(settings.wechat ? { wechat: offerWechat(settings.wechat) } : {}),
  };
}

function tellMerger({ village, issuedFor }: CodeEntry): string {
  return issuedFor.id === village.id ? '' : `${issuedFor.name}并到${village.name}了。`;
}

/** `revoked` names no reason: an officer writes it for her colleagues. */
function tellState({ village, state }: CodeEntry): string {
  if (state === 'in-use') return '';
  if (state === 'revoked')
    return `这张码作废了，可能有人仿过。看清村名和网址，再往下办。拿不准，打${village.county.hotline}。您要办的事，点这里照样能办。`;
  const where = village.hangsAt ? `新码贴在${village.hangsAt.replace(/^[贴挂钉]?在|[。.]+$/g, '')}。` : '';
  return `这张码旧了，换新的了。${where}您要办的事，点这里照样能办。`;
}

function offerWechat({ phoneButton, templates }: WechatSettings): NonNullable<OpenedCode['wechat']> {
  return { phoneButton: phoneButton === 'on', templates: [...new Set(Object.values(templates).map(({ id }) => id))] };
}
