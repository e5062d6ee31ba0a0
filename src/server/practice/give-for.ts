import type { Day } from '../../rules/day.ts';
import { figureOn, type Figure } from '../../rules/figures.ts';
import { yuanToFen } from '../../rules/money.ts';
import type { Given, Need, Procedure } from '../../rules/procedure.ts';
import type { PlayedEvent } from '../../rules/find-way.ts';

const usualYuan = 1200;

/** What a colleague of a practice ground wrote at each act. It says that it is practice, and names no article: nobody shall copy one from here. */
export function giveFor(figures: readonly Figure[], procedure: Procedure): (event: PlayedEvent, on: Day) => Given {
  return ({ needs, cap }, on) => {
    const most = cap === undefined ? usualYuan : (figureOn(figures, cap, on)?.value ?? 0);
    const all: Required<{ [N in Need]: Given }> = {
      amount: { amountFen: yuanToFen(Math.min(usualYuan, most)) },
      reason: { reason: '练习：这里写为什么，用她听得懂的话' },
      rule: { rule: '练习：这里写依据哪一部、第几条' },
      remedy: { remedy: '练习：这里写她不服可以怎么办' },
      finding: { finding: '练习：这里写看到、问到的' },
      delivery: { delivery: '练习：当面交给她本人' },
      cause: { cause: procedure.total?.extended?.causes[0] },
      way: { way: 'call' },
    };
    return Object.assign({}, ...needs.map((need) => all[need])) as Given;
  };
}
