import type { Damage } from './verify-audit.ts';

/** One damage in one line. */
export function damageWords(damage: Damage): string {
  const at = (position: number, seal: number | undefined) => `${seal === undefined ? '' : `第${seal}次封存，`}第${position}条`;
  switch (damage.what) {
    case 'changed':
      return `${at(damage.position, damage.seal)} ${damage.look}：改过（changed）`;
    case 'deleted':
      return `${at(damage.position, damage.seal)} ${damage.look}：删了（deleted）`;
    case 'backdated':
      return `${at(damage.position, damage.seal)} ${damage.look}：时间是倒填的（backdated）`;
    case 'inserted':
      return `${damage.look}：没封过，是塞进来的（inserted, never to be sealed）`;
    case 'deleted-unsealed':
      return `${damage.look}：还没封就删了（deleted before it was sealed）`;
    case 'leaf-missing':
      return `${at(damage.position, damage.seal)}：封条没了（its leaf is gone）`;
    case 'leaves-changed':
      return `第${damage.seal}次封存，第${damage.first}到第${damage.last}条：封条改过（leaves changed）`;
    case 'seal-changed':
      return `第${damage.seal}次封存：改过（the seal was changed）`;
    case 'seal-missing':
      return `第${damage.seal}次封存：没了（the seal is gone）`;
  }
}
