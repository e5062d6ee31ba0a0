/** One message of up to 70 characters is one piece; a longer one is cut into pieces of 67. */
export function countSegments(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}
