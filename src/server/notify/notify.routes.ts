import { inCounty } from '../platform/audience.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { isWechatAsking } from '../wechat/index.ts';
import { listNotices } from './list-notices.ts';
import { markRead } from './notify.store.ts';
import { receiveSmsReport } from './sms/receive-sms-report.ts';
import { listUnsettled } from './unsettled/list-unsettled.ts';
import { settleDelivery } from './unsettled/settle-delivery.ts';
import { receiveWechatPush } from './wechat/receive-wechat-push.ts';
import { recordSubscriptions } from './wechat/record-subscriptions.ts';

export function notifyRoutes(): RoomHandlers<
  | 'listNotices'
  | 'staffListUnsettled'
  | 'staffSettleDelivery'
  | 'markNoticeRead'
  | 'recordSubscriptions'
  | 'checkWechatPush'
  | 'receiveWechatPush'
  | 'reportTencentSms'
  | 'reportAlibabaSms'
> {
  return {
    listNotices: async (house, { who }) => listNotices(house, who),
    staffListUnsettled: async (house, { who }) => listUnsettled(house, who),
    staffSettleDelivery: async (house, { who, params, body }) => {
      await settleDelivery(house, who, { ...body, deliveryId: params.deliveryId });
      return listUnsettled(house, who);
    },
    markNoticeRead: async (house, { who, params }) => {
      for (const county of who.counties) {
        if (await markRead(house.db, inCounty(who, county), params.noticeId, house.clock.now())) return {};
      }
      throw new Problem('not-found');
    },
    recordSubscriptions: async (house, { headers, body }) => {
      await recordSubscriptions(house, headers, body);
      return {};
    },
    checkWechatPush: async (house, { query, reply }) => {
      const { wechat } = house.settings;
      if (!wechat || !isWechatAsking(wechat, query)) throw new Problem('not-found');
      reply.type('text/plain; charset=utf-8');
      return query.echostr;
    },
    receiveWechatPush: async (house, { query, body, reply }) => {
      await receiveWechatPush(house, query, body ?? Buffer.alloc(0));
      reply.type('text/plain; charset=utf-8');
      return 'success';
    },
    reportTencentSms: async (house, { params, body, reply }) => {
      await receiveSmsReport(house, { vendor: 'tencent', secret: params.secret, body });
      reply.type('application/json');
      return { result: 0, errmsg: 'OK' };
    },
    reportAlibabaSms: async (house, { params, body, reply }) => {
      await receiveSmsReport(house, { vendor: 'alibaba', secret: params.secret, body });
      reply.type('application/json');
      return { code: 0, msg: '接收成功' };
    },
  };
}
