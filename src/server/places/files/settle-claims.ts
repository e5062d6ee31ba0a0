import type { KnownPlace } from './places-plan.ts';
import type { PlacesLine } from './places-columns.ts';

/** What a line wants a place to be. */
export interface Claim {
  line: PlacesLine;
  /** What it is today; nothing where the line makes a new one. */
  subject: KnownPlace | undefined;
  key: string;
  number: string;
  raw: string;
  name: string;
  parent: string;
  refused?: string;
  /** Of a village that is none any more, as the line says: an earlier file did it. */
  done?: 'before';
}

/** Whoever has a number or a name after the file: a claim that stands, or a place that no standing claim speaks of. */
export interface Holder {
  key: string;
  number: string;
  raw: string;
  name: string;
  parent: string;
  claim: Claim | undefined;
}

/**
 * Gives each number to one place, and each name to one place of the same parent. Who asks second is refused; whoever is refused stays
 * what it was, and so may stand in the way of others: they are refused in turn, each once, so a long chain costs no more than its length.
 */
export class Settlement {
  readonly numbers = new Map<string, Holder>();
  readonly #names = new Map<string, Holder>();
  readonly #told: (claim: Claim, freed: string) => void;

  /** `told` hears of each refused claim and the number that it gave up. */
  constructor(told: (claim: Claim, freed: string) => void = () => {}) {
    this.#told = told;
  }

  /** A place that the file leaves as it is. */
  keep(place: KnownPlace): void {
    const { divisionCode: number, rawName: raw, name } = place;
    this.#hold({ key: place.id, number, raw, name, parent: place.parent ?? '', claim: undefined });
  }

  /** Takes number and name, or refuses the claim. */
  ask(claim: Claim): void {
    const other = this.numbers.get(claim.number);
    if (other) return this.refuse(claim, `编码和${wordsOf(other)}重复`);
    const same = this.#names.get(nameKey(claim));
    // Two that stand side by side in one file keep their committees' whole names: 朱家村村民委员会 and 朱家村民委员会. One of them alone is a slip.
    if (same?.claim && same.raw !== claim.raw && same.raw !== same.name && claim.raw !== claim.name) claim.name = claim.raw;
    const namesake = this.#names.get(nameKey(claim));
    if (namesake) return this.refuse(claim, `同一个乡镇里和${wordsOf(namesake)}重名`);
    this.#hold({ ...claim, claim });
  }

  refuse(first: Claim, why: string): void {
    const waiting: [Claim, string][] = [[first, why]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [claim, reason] = next;
      if (claim.refused !== undefined) continue;
      claim.refused = reason;
      const held = this.numbers.get(claim.number)?.claim === claim;
      if (held) this.numbers.delete(claim.number);
      if (this.#names.get(nameKey(claim))?.claim === claim) this.#names.delete(nameKey(claim));
      const { subject } = claim;
      if (subject && subject.until === null) {
        const inTheWay = [
          this.numbers.get(subject.divisionCode),
          this.#names.get(nameKey({ parent: subject.parent ?? '', name: subject.name })),
        ];
        for (const holder of inTheWay) {
          if (holder?.claim) waiting.push([holder.claim, `${subject.name}没有改成（第${claim.line.line}行），编码或名称还是它的`]);
        }
        this.keep(subject);
      }
      this.#told(claim, claim.number);
    }
  }

  #hold(holder: Holder): void {
    // What stands already goes first, also where two of one name stood before any file.
    const mayTake = (there: Holder | undefined) => !there || (there.claim !== undefined && holder.claim === undefined);
    if (mayTake(this.numbers.get(holder.number))) this.numbers.set(holder.number, holder);
    if (mayTake(this.#names.get(nameKey(holder)))) this.#names.set(nameKey(holder), holder);
  }
}

function nameKey({ parent, name }: { parent: string; name: string }): string {
  return `${parent}|${name}`;
}

function wordsOf({ claim, name, number }: Holder): string {
  return claim ? `第${claim.line.line}行` : `${name}（${number}）`;
}
