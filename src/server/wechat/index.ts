export { findJoinedWechat, findWillingWechat, joinWechat, readOpenid } from './join-wechat.ts';
export { imageTypeOf } from './image-type.ts';
export { isWechatAsking, openPush } from './open-push.ts';
export { openWechat, type Wechat, type WechatOrder } from './open-wechat.ts';
export { parseExactly } from './parse-exactly.ts';
export { addGrant, clearGrants, endIdentity, returnGrant, takeGrant } from './wechat.store.ts';
