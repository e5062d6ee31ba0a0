/** JSON whose whole numbers that JavaScript cannot hold stay the text they were: WeChat's msgids are above 2^53. Throws as JSON.parse does. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text, keepLargeNumbers);
}

function keepLargeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const large = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return large && context?.source !== undefined ? context.source : value;
}
