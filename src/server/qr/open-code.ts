import type { OpenedCode } from '../../contract/qr.contract.ts';
import type { CodeEntry } from '../places/index.ts';
import type { Settings, WechatSettings } from '../platform/settings.ts';

/** What the phone gets to know about a code. A replaced poster still opens: never a dead end. */
export function openCode(entry: CodeEntry, settings: Settings): OpenedCode {
  const { village } = entry;
  return {
    codeId: village.codeId ?? entry.id,
    state: entry.state === 'in-use' ? 'in-use' : 'replaced',
    county: { id: village.county.id, name: village.county.name, hotline: village.county.hotline },
    origin: settings.origin,
    town: { id: village.town.id, name: village.town.name },
    village: { id: village.id, name: village.name },
    ...(village.liaisons[0] ? { liaison: village.liaisons[0] } : {}),
    ...(entry.state !== 'in-use' ? { hint: '这张码旧了，换新的了。新码贴在村委会门口。您要办的事，点这里照样能办。' } : {}),
    demo: settings.deployment === 'demo',
    ...(settings.wechat ? { wechat: offerWechat(settings.wechat) } : {}),
  };
}

function offerWechat({ phoneButton, templates }: WechatSettings): NonNullable<OpenedCode['wechat']> {
  return { phoneButton: phoneButton === 'on', templates: [...new Set(Object.values(templates).map(({ id }) => id))] };
}
