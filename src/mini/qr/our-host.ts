/** The county's own address, without what stands before and behind it: where every real link leads. */
export function ourHost(): string {
  return process.env.TARO_ENV === 'h5' ? location.host : COUNTY_ORIGIN.replace(/^https?:\/\//, '');
}
