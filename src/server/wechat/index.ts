export { findJoinedWechat, joinWechat, readOpenid, type JoinedWechat } from './join-wechat.ts';
export { isWechatAsking, openPush } from './open-push.ts';
export { openWechat, type Wechat, type WechatOrder } from './open-wechat.ts';
export { type WechatAnswer } from './judge-sending.ts';
export { addGrant, clearGrants, endIdentity, findGrantedIdentity, returnGrant, takeGrant } from './wechat.store.ts';
