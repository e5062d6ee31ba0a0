import type { SubscriptionAnswers } from '../../../contract/notify.contract.ts';
import { findWechatOfSession } from '../../people/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { countAnswer } from './count-answer.ts';

/** What she answered to WeChat's question. */
export async function recordSubscriptions(house: House, headers: Record<string, unknown>, { answers }: SubscriptionAnswers): Promise<void> {
  const templates = Object.values(house.settings.wechat?.templates ?? {});
  const identity = await findWechatOfSession(house, headers);
  if (!identity) throw new Problem('not-found', { because: 'no WeChat is joined to this session' });
  const strange = answers.findIndex(({ templateId }) => !templates.some(({ id }) => id === templateId));
  if (strange >= 0) throw new Problem('field-refused', { field: `answers.${strange}.templateId` });
  await house.db.transaction().execute(async (tx) => {
    for (const { templateId: template, answer } of answers) await countAnswer(tx, { identity, template, answer, at: house.clock.now() });
  });
}
