/** Something that the person at the keyboard can put right: the message says in one plain sentence how, in both languages. */
export class Refused extends Error {
  constructor(chinese, english) {
    super(`${chinese} (${english})`);
    this.name = 'Refused';
  }
}
