/**
 * A 特困 member is supported on his own and counted out of the family when 低保 and its like are reckoned: the family is smaller by
 * him, and its income by his own, taken from where an old or disabled person's income comes from first. What the engine has to
 * know of a catalogue by name is here, and nowhere else.
 */
export const takenOut = {
  whoever: 'person.isTekun',
  size: 'household.size',
  own: 'person.ownMonthlyIncome',
  /** Whoever has more is not 特困 (无生活来源): no more than this is taken with him. */
  atMost: 'std.dibaoMonthly',
  from: [
    'household.transferMonthly',
    'household.propertyMonthly',
    'household.supportMonthly',
    'household.businessMonthly',
    'household.wageMonthly',
  ],
  /** Derived facts of this name are always the whole family's. */
  wholeIn: 'assets.',
} as const;
