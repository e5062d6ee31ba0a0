/** Words and numbers that are nowhere else: what was written into which field, to be looked for where none may lie. */
export class Canaries {
  readonly planted: Record<string, string> = {};

  /** Words for this field that no other has. */
  words(field: string): string {
    return this.plant(field, `金丝雀${String.fromCodePoint(0x4e00 + 131 * Object.keys(this.planted).length)}${field.length}只`);
  }

  /** A name as invented people have. */
  name(field: string): string {
    return this.plant(field, `鸾${String.fromCodePoint(0x5100 + 53 * Object.keys(this.planted).length)}演示`);
  }

  /** Eight figures: fewer would be found by chance among the bytes of a seal. */
  sum(field: string): number {
    return Number(this.plant(field, String(31_415_927 + 161_803 * Object.keys(this.planted).length)));
  }

  plant<Text extends string>(field: string, value: Text): Text {
    if (Object.values(this.planted).includes(value)) throw new Error(`${field}: planted before`);
    this.planted[field] = value;
    return value;
  }
}
