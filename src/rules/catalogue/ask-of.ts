/** A question of one member: {who} is what she calls him; in a form, whoever it is for. */
export function askOf(question: string, who = '要办的人'): string {
  return question.replaceAll('{who}', who);
}
