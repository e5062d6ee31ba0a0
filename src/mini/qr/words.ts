export const words = {
  landing: {
    title: '您扫的是：',
    ask: '是您的村吗？',
    yes: '是',
    no: '不是，换一个',
    promise: '这里不收钱，不问密码。',
    code: (id: string) => `码号 ${id}`,
    liaison: (name: string) => `打给村里帮忙的${name}`,
    goOn: '接着办',
    replaced: { title: '这张码旧了，换新的了', text: '新码贴在村委会门口。您要办的事，点这里照样能办。' },
    unknown: { title: '这个码我们不认识', text: '可能印坏了，也可能是假的。先别填东西。找村里人问问，或打12349。' },
    choose: '选我的村',
    waiting: '正在打开…',
  },
  choose: {
    towns: '选您的镇',
    villages: (town: string) => `${town}，选您的村`,
    back: '换一个镇',
    search: '找村名',
    none: '没找着这个村名。少写一个字再找。',
  },
} as const;
