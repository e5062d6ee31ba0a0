import { inCounty } from '../platform/audience.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { sameText } from '../platform/same-text.ts';
import { keepVendorReport } from './sms/keep-vendor-report.ts';
import { listNotices } from './list-notices.ts';
import { markRead } from './notify.store.ts';

export function notifyRoutes(): RoomHandlers<
  'listNotices' | 'markNoticeRead' | 'recordSubscriptions' | 'checkWechatPush' | 'receiveWechatPush' | 'reportTencentSms'
> {
  return {
    listNotices: async (house, { who }) => listNotices(house, who),
    markNoticeRead: async (house, { who, params }) => {
      for (const county of who.counties) {
        if (await markRead(house.db, inCounty(who, county), params.noticeId, house.clock.now())) return {};
      }
      throw new Problem('not-found');
    },
    recordSubscriptions: async () => {
      throw new Problem('not-found');
    },
    checkWechatPush: async () => {
      throw new Problem('not-found');
    },
    receiveWechatPush: async () => {
      throw new Problem('not-found');
    },
    reportTencentSms: async (house, { params, body, reply }) => {
      if (!sameText(params.secret, house.settings.sms.callbackSecret)) throw new Problem('not-found');
      await keepVendorReport(house, 'tencent', body ?? Buffer.alloc(0));
      reply.type('application/json');
      return { result: 0, errmsg: 'OK' };
    },
  };
}
