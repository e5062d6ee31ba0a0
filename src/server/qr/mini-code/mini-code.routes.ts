import type { CodeBook } from '../../places/index.ts';
import { Problem } from '../../platform/problem.ts';
import { isWithin, placesOf } from '../../platform/scope.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { imageTypeOf, type Wechat } from '../../wechat/index.ts';
import { describeWechatRule } from './describe-wechat-rule.ts';
import { getMiniCode } from './get-mini-code.ts';

export function miniCodeRoutes(book: CodeBook, wechat: Wechat | undefined): RoomHandlers<'staffReadMiniCode' | 'staffReadWechatRule'> {
  return {
    staffReadMiniCode: async (house, { who, params, reply }) => {
      const village = book.findVillage(params.villageId);
      const hers = village?.county.id === who.county && isWithin(who.role, placesOf(who), { village: village.id, town: village.town.id });
      if (!village || !hers) throw new Problem('not-found', { because: 'not a village of hers' });
      if (!village.codeId) throw new Problem('not-now', { because: 'no code', text: '这个村现在没有码。先发一张。' });
      const { image } = await getMiniCode(house, who, wechat, village.codeId);
      reply
        .type(imageTypeOf(image) ?? 'application/octet-stream')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin');
      return image;
    },
    staffReadWechatRule: async ({ settings }, { who }) => describeWechatRule(settings, book, who.county),
  };
}
