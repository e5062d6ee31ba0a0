const titles =
  '主任|副主任|科长|副科长|局长|副局长|股长|所长|站长|书记|镇长|县长|队长|会计|干部|同志|老师|经理|办事员|工作人员|经办人|先生|女士|师傅';

/**
 * Whether words may be about the person of this name: it stands in them whole or with gaps, as a surname with a title, or, where somebody
 * was asked to say whom it is about, as a part of it. Rather once too often: whoever is left out has colleagues.
 */
export function mayBeAbout(
  { who = '', words }: { who?: string | undefined; words: readonly (string | undefined)[] },
  name: string,
): boolean {
  const whole = tidy(name);
  if (whole.length < 2) return false;
  const surname = whole[0]!;
  const named = tidy(who);
  const texts = [named, ...words.map((text) => tidy(text ?? ''))];
  const withTitle = new RegExp(`${surname}(${titles})`);
  if (texts.some((text) => text.includes(whole) || withTitle.test(text))) return true;
  // 建国 of 王建国; 老王, 小王, 王某, 姓王的, or the surname alone.
  if (named.length > 1 && whole.includes(named)) return true;
  return named === surname || new RegExp(`^[老小]${surname}|^姓${surname}|^${surname}[某姓哥姐叔]`).test(named);
}

/** Signs and gaps hide no name. */
const tidy = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
