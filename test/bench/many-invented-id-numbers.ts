const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Plainly invented (9999 is no division), the check digit right, never the same twice: ten million of them. */
export function* manyInventedIdNumbers(): Generator<string, never> {
  for (let number = 0; ; number += 1) {
    const two = (value: number) => String(value).padStart(2, '0');
    const day = Math.floor(number / 999);
    const born = `${1930 + (Math.floor(day / 336) % 70)}${two(1 + (Math.floor(day / 28) % 12))}${two(1 + (day % 28))}`;
    const body = `999901${born}${String(1 + (number % 999)).padStart(3, '0')}`;
    const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
    yield body + '10X98765432'[sum % 11];
  }
}
