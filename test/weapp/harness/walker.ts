import { inventedIdNumber } from '../../helpers/villager.ts';
import { start, type MiniProgram, type Opening } from './start.ts';
import type { Seen } from './view.ts';

type Words = string | RegExp;

/** Longer than anything here takes on a busy machine. */
const patience = 10_000;
const roles: Record<string, string> = { button: 'button', input: 'textbox', image: 'img' };
/** What the form asks of the person, by a word of the question. */
/** From one question to the next; nothing of what may be ticked is so, and she lives alone. */
const onward = /^(就办这1样|下一题|看一遍|就一个人过|一样都没有|没有)$/;
const sayings: [RegExp, string][] = [
  [/名字/, '王秀英'],
  [/住/, '2组，村东头'],
];

/** The phone went off while she had it in her hand. */
export class PhoneDied extends Error {}

/** Somebody with the mini-program in her hand: she reads, presses what she reads, and writes where there is room. */
export class Walker {
  readonly phone: MiniProgram;
  /** Whose ID number she writes, how many photos she takes of each paper, and how she signs. */
  readonly ways: { idNumber: string; photos: number; signs: 'at-the-town' | 'by-hand' | 'by-thumb' } = {
    idNumber: inventedIdNumber(1),
    photos: 1,
    signs: 'at-the-town',
  };

  private constructor(phone: MiniProgram) {
    this.phone = phone;
  }

  static async start(opening: Opening): Promise<Walker> {
    return new Walker(await start(opening));
  }

  /** Everything on the page in front, as it is read. */
  get text(): string {
    return this.nodes()[0]
      ? this.roots()
          .map(({ text }) => text)
          .join('\n')
      : '';
  }

  get title(): string {
    return this.find({ role: 'heading', level: '1' })[0]?.text ?? '';
  }

  sees(words: Words): boolean {
    return this.nodes().some((node) => matches(node.text, words) || matches(labelOf(node), words));
  }

  async reads(words: Words): Promise<void> {
    await this.until(() => this.sees(words), `to read ${words}`);
  }

  async press(words: Words): Promise<void> {
    await this.until(() => this.pressable(words) !== undefined, `to press ${words}`);
    this.phone.view.tap(this.pressable(words)!);
  }

  /** Presses, and waits for another page or question. */
  async goOn(words: Words): Promise<void> {
    await this.until(() => this.pressable(words) !== undefined, `to press ${words}`);
    const before = this.place();
    await this.press(words);
    await this.until(() => this.place() !== before && this.title !== '', `to get on from ${before} by ${words}`);
  }

  /** What is not signed she is told of once, and sends it so. */
  async handIn(): Promise<void> {
    const before = this.place();
    await this.press('交上去');
    await this.until(() => this.place() !== before || this.pressable('就这样交') !== undefined, 'it to be handed in');
    if (this.place() === before) await this.goOn('就这样交');
  }

  /** Writes into the one field there is, or presses its figures where the page has a pad of its own. */
  async fill(value: string): Promise<void> {
    const field = (): Seen | undefined => this.find({ role: 'textbox' })[0];
    const hasPad = (): boolean => ['1', '2', '9'].every((figure) => this.pressable(figure, 'exactly') !== undefined);
    await this.until(() => field() !== undefined || hasPad(), 'a place to write');
    // Between two figures the page has drawn the first, as it has under the quickest finger.
    if (hasPad()) for (const figure of value) await this.tap(this.pressable(figure, 'exactly')!);
    else this.phone.view.write(field()!, value);
    await this.settle();
  }

  private async tap(node: Seen): Promise<void> {
    this.phone.view.tap(node);
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** The button of an open-type answers with what WeChat found out, not with a tap. */
  async pressOpenType(openType: string, type: string, detail: object): Promise<void> {
    const button = (): Seen | undefined => this.nodes().find(({ attr }) => attr['openType'] === openType);
    await this.until(() => button() !== undefined, `a button of open-type ${openType}`);
    this.phone.view.fire(button()!, type, detail);
  }

  find({ role, level, label }: { role: string; level?: string; label?: Words }): Seen[] {
    return this.nodes().filter(
      (node) => roleOf(node) === role && (!level || String(node.attr['ariaLevel']) === level) && (!label || matches(labelOf(node), label)),
    );
  }

  /** From a program's page into an application for it alone. */
  async begin(): Promise<void> {
    await this.goOn(/^申请这一项$/);
    await this.goOn(/^就办这1样$/);
  }

  /** Answers question after question until what she wrote can be sent, or until this one: sums in figures, else the first choice. */
  async answerUntil(words: Words): Promise<void> {
    for (let asked = 0; !this.sees(words); asked += 1) {
      if (asked > 60) throw new Error(`No end of questions: ${this.title}`);
      await this.answerNext();
    }
  }

  async answerNext(): Promise<void> {
    await this.until(() => this.pressable(onward) !== undefined, 'to be asked something');
    await this.answer();
    await this.goOn(onward);
  }

  private async answer(): Promise<void> {
    if (this.pressable(/^(就办这1样|就一个人过|一样都没有|没有)$/)) return;
    if (this.pressable(/拍照/)) return this.takePhoto();
    if (this.find({ role: 'img', label: /签名区/ }).length > 0) return this.agree();
    const radios = this.find({ role: 'radio' });
    const own = radios.find((radio) => labelOf(radio).includes('给我自己'));
    if (radios.length > 0) this.phone.view.tap(own ?? radios[0]!);
    for (const box of this.find({ role: 'checkbox' })) if (String(box.attr['ariaChecked']) !== 'true') this.phone.view.tap(box);
    if (radios.length === 0 && (this.find({ role: 'textbox' }).length > 0 || this.pressable('1', 'exactly')))
      await this.fill(this.saying());
    await this.settle();
  }

  /** Each line by itself; a signature that she gives at the town she is asked for once. */
  private async agree(): Promise<void> {
    for (const box of this.find({ role: 'checkbox' })) if (String(box.attr['ariaChecked']) !== 'true') this.phone.view.tap(box);
    await this.settle();
    if (this.ways.signs === 'by-hand') return this.signByHand();
    if (this.ways.signs === 'by-thumb') return this.signByThumb();
    await this.press(/^看一遍$/);
    await this.settle();
  }

  /** Her name, once the pad is there to take it. */
  private async signByHand(): Promise<void> {
    const line = [20, 120, 200, 280].map((x, at): [number, number] => [x, [100, 98, 110, 60][at]!]);
    const isWritten = (): boolean => {
      if (this.sees('✓ 写好了')) return true;
      const pad = this.find({ role: 'img', label: /^签名区/ })[0];
      if (pad) this.phone.view.drag(pad, line);
      return false;
    };
    await this.until(isWritten, 'her name');
  }

  private async signByThumb(): Promise<void> {
    await this.press('不会写字，按手印');
    await this.until(() => this.find({ role: 'textbox' }).length === 1, 'a field for the witness');
    this.phone.view.write(this.find({ role: 'textbox' })[0]!, '张兰芳');
    await this.press('拍手印');
    await this.until(() => this.find({ role: 'img', label: /第1张/ }).length > 0, 'her thumb');
  }

  private saying(): string {
    if (/身份证/.test(this.title)) return this.ways.idNumber;
    const said = sayings.find(([asked]) => asked.test(this.title))?.[1];
    return said ?? (this.nodes().some(({ text }) => text === '元') ? '31000' : '2');
  }

  private async takePhoto(): Promise<void> {
    const later = this.pressable(/以后再补/);
    await this.press(/拍照/);
    await this.settle();
    // She closed the camera.
    if (this.phone.device.camera() === undefined && later) return this.press(/以后再补/);
    await this.until(() => this.find({ role: 'img', label: /第1张/ }).length > 0, 'her photo');
    for (let taken = 2; taken <= this.ways.photos; taken += 1) {
      await this.press('再拍一张');
      await this.until(() => this.find({ role: 'img', label: `第${taken}张` }).length > 0, `photo ${taken}`);
    }
  }

  /** What follows at once from a tap has happened; what waits for a network may not. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  async until(met: () => boolean, wanted: string): Promise<void> {
    const deadline = Date.now() + patience;
    while (!met()) {
      if (!this.phone.isAlive()) throw new PhoneDied(wanted);
      if (Date.now() > deadline) throw new Error(`Waited ${wanted}.\n${this.place()}\n${this.text}\n${JSON.stringify(this.phone.faults)}`);
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }

  private place(): string {
    return `${this.phone.routes().at(-1)} ${this.title}`;
  }

  private nodes(): Seen[] {
    return this.phone.view.look();
  }

  private roots(): Seen[] {
    return this.nodes().filter(({ parent }) => !parent);
  }

  /** What answers to a tap and is called so; the smallest of them, and the exact name before a longer one. */
  private pressable(words: Words, how: 'exactly' | 'within' = 'within'): Seen | undefined {
    const named = this.nodes().filter((node) => answersToTap(node) && matches(labelOf(node), words));
    const exact = named.filter((node) => labelOf(node) === words || words instanceof RegExp);
    const [best] = (exact.length || how === 'exactly' ? exact : named).toSorted(
      (one, other) => labelOf(one).length - labelOf(other).length,
    );
    return best;
  }
}

function answersToTap({ tag, attr }: Seen): boolean {
  const disabled = attr['disabled'] === true || attr['disabled'] === 'true';
  return tag !== 'input' && !disabled && Boolean(attr['bindtap'] ?? attr['catchtap']);
}

const roleOf = ({ tag, attr }: Seen): string => (attr['ariaRole'] as string | undefined) ?? roles[tag] ?? '';

function labelOf({ attr, spoken }: Seen): string {
  const label = attr['ariaLabel'];
  return (typeof label === 'string' && label !== '' ? label : spoken).trim();
}

function matches(text: string, words: Words): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}
