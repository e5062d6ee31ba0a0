/** What is said where adults agree, each for himself, and sign. */
export const words = {
  adult: {
    title: '这几条，同意就点一下',
    turn: (name: string) => `这一页${name}自己看。请把手机给${name}。`,
    text: '一条一条看，同意的才点。不清楚，请旁边人念。',
    /** Above what whoever holds the phone promises of what she wrote for others. */
    filler: '填的人，点这一条：',
    signTitle: (name: string) => `${name}签名`,
    notHere: (name: string) => `${name}不在，让本人自己点`,
    sentToHim: (name: string) => `县里会问${name}本人。您先交，不耽误。`,
    hereAfterAll: (name: string) => `${name}在，现在就看`,
    version: (version: number) => `第${version}版`,
    wrong: { ticks: '还有没点的。一条一条看，同意就点。', signature: '请签个名。不会写字，就按手印。' },
  },
  ways: {
    hand: '写名字',
    thumb: '不会写字，按手印',
    paper: '在纸上签，拍下来',
  },
  pad: {
    label: (name: string, state: string) => `签名区，${name}。${state}`,
    empty: '用手指在框里写名字。',
    tooLittle: '再写一点，写上名字。',
    written: '✓ 写好了',
    wipe: '重写',
    cannot: '这个手机写不了。请按手印，或在纸上签。',
  },
  thumb: {
    how: '在白纸上写上名字，按个手印，拍下来。',
    whoWrites: '名字请旁边人代写。',
    witness: '见证人姓名',
    witnessHelp: '旁边看着按的人，不能是要办的人自己。',
    wrongWitness: { missing: '请写见证人的姓名，至少两个字。', applies: '见证人要是旁边的人，不能是本人。' },
    take: '拍手印',
  },
  paper: {
    how: '在白纸上写：以上我都看了，同意。再写上名字、日期，拍下来。',
    take: '拍签了名的纸',
  },
} as const;
