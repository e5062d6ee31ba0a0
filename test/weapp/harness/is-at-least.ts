/** Base libraries are compared number by number: 2.10.0 is newer than 2.9.3. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [has, needs] = [version, wanted].map((one) => one.split('.').map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (has![at] ?? 0) - (needs![at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
