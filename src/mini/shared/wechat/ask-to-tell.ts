import { wechatCan } from './wechat-can.ts';

export interface TellAnswer {
  templateId: string;
  answer: string;
}
/** switched-off: she has all such messages off in WeChat itself · not-now: no window could be shown, or no network */
export type Told = { kind: 'answered'; answers: TellAnswer[] } | { kind: 'switched-off' | 'not-now' };

/** WeChat takes no more at a time. */
const most = 5;
const mainSwitchOff = 20004;

/**
 * Must be called in the tap itself, before anything is awaited: WeChat shows its window for a tap alone.
 * `templates`: the county's, all of one kind.
 */
export function askToTell(templates: readonly string[]): Promise<Told> {
  const tmplIds = [...new Set(templates)].slice(0, most);
  return new Promise((resolve) => {
    if (!mayAskToTell(templates)) return resolve({ kind: 'not-now' });
    wx.requestSubscribeMessage!({
      tmplIds,
      success: (answers) => resolve({ kind: 'answered', answers: answersFor(tmplIds, answers) }),
      fail: ({ errCode }) => resolve({ kind: errCode === mainSwitchOff ? 'switched-off' : 'not-now' }),
    });
  });
}

export function mayAskToTell(templates: readonly string[] | undefined): boolean {
  return wechatCan('requestSubscribeMessage') && (templates?.length ?? 0) > 0;
}

function answersFor(tmplIds: string[], answers: Record<string, string>): TellAnswer[] {
  return tmplIds.flatMap((templateId) => {
    const answer = answers[templateId];
    if (!answer) return [];
    // acceptWithAudio and acceptWithAlert are the same yes, louder.
    return [{ templateId, answer: answer.startsWith('accept') ? 'accept' : answer }];
  });
}
