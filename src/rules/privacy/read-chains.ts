/** Figures that follow each other, with what may stand between the groups of one number. */
export interface Chain {
  /** 0 to 9, and X where it can end an ID number. */
  digits: string;
  /** Where each stands in the plain text. */
  at: number[];
  /** Which group it belongs to: what stands together without anything between. */
  group: number[];
}

const spelt = new Map(
  ['0零〇○', '1一壹弌幺', '2二贰弍貳', '3三叁弎參', '4四肆', '5五伍', '6六陆陸', '7七柒', '8八捌', '9九玖'].flatMap((row) =>
    Array.from(row).map((sign) => [sign, row[0]!] as const),
  ),
);
const between = /[\s\-\u2010-\u2015\u2212_.·•‧・/~()|]/;

/** All chains of a text, in one pass. Up to four signs may stand between two groups. */
export function readChains(text: string): Chain[] {
  const plain = mendFigures(text);
  const chains: Chain[] = [];
  let chain: Chain = { digits: '', at: [], group: [] };
  let apart = 0;
  const end = () => {
    if (chain.digits.length >= 7) chains.push(chain);
    chain = { digits: '', at: [], group: [] };
  };
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at]!;
    const digit = spelt.get(sign) ?? (isLastX(sign, chain, plain[at + 1]) ? 'X' : undefined);
    if (digit !== undefined) {
      chain.digits += digit;
      chain.at.push(at);
      chain.group.push((chain.group[chain.group.length - 1] ?? 0) + (apart > 0 ? 1 : 0));
      apart = 0;
    } else if (chain.digits !== '' && apart < 4 && between.test(sign)) apart += 1;
    else {
      if (chain.digits !== '') end();
      apart = 0;
    }
  }
  end();
  return chains;
}

function isLastX(sign: string, chain: Chain, next: string | undefined): boolean {
  return chain.digits.length >= 17 && /[xX×✕ХхⅩ]/.test(sign) && !/[A-Za-z]/.test(next ?? '');
}

/** What a scanner reads for nought and one; only where nearly all are figures. */
function mendFigures(text: string): string {
  return text.replace(/[0-9OoIl|][0-9OoIl| -]{9,30}[0-9OoIl|]/g, (run) => {
    if (run.replace(/\D/g, '').length < 6) return run;
    return run.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1');
  });
}
