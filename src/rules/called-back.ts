/** What she calls him, and what he calls her, by whether she is a woman: 儿子 → 娘. */
const back: Readonly<Record<string, readonly [woman: string, man: string]>> = {
  儿子: ['娘', '爹'],
  女儿: ['娘', '爹'],
  闺女: ['娘', '爹'],
  孩子: ['娘', '爹'],
  爹: ['女儿', '儿子'],
  爸爸: ['女儿', '儿子'],
  父亲: ['女儿', '儿子'],
  娘: ['女儿', '儿子'],
  妈妈: ['女儿', '儿子'],
  母亲: ['女儿', '儿子'],
  老伴: ['老伴', '老伴'],
  丈夫: ['老伴', '老伴'],
  妻子: ['老伴', '老伴'],
  孙子: ['奶奶', '爷爷'],
  孙女: ['奶奶', '爷爷'],
};

/** 娘王某: who asks, as he knows her, and no more of her name. 大儿子 is a 儿子 too; where nobody can tell, 家里人王某. */
export function calledBack(called: string, { name, sex }: { name: string; sex: 'male' | 'female' }): string {
  const known = Object.keys(back).find((one) => called.endsWith(one));
  const [woman, man] = (known && back[known]) || ['家里人', '家里人'];
  return `${sex === 'female' ? woman : man}${Array.from(name)[0] ?? ''}某`;
}
