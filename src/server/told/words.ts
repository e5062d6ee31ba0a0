/** What the office reads of what is said in person. */
export const words = {
  steps: { heard: '说到了', 'not-found': '没见着', 'to-town': '转给镇上说', erased: '她家的记录删了，不用说了', 'called-off': '不用说了' },
  why: { asked: '她要当面说', 'no-number': '没有能用的手机号', 'not-reached': '短信没送到' },
  oneAtLeast: '至少选一样，不然您收不到消息。',
  noChild: '请写孩子的手机号。',
} as const;
