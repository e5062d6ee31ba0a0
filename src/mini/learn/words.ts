export const words = {
  list: {
    learn: '家里能得什么帮助',
    apply: '想办哪一样？',
    here: '手机上就能办',
    auto: '不用申请，到时候自动给',
    window: '到镇上办，或打电话',
    none: '这里还没有写进能办的事。打电话问，有人说给您听。',
    callHotline: (hotline: string) => `打${hotline}问`,
  },
} as const;
