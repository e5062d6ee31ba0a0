/** A list of that many places with nothing in them: what is asked for thousands of times must not be built by an iterator. */
export function emptySlots<Kind>(count: number): Kind[] {
  const slots: Kind[] = [];
  slots.length = count;
  return slots;
}
