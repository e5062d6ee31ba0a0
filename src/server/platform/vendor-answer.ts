/**
 * What became of a message, as far as its vendor said.
 * refused: certainly not sent (`again` says after how many seconds it may be tried anew, if at all)
 * unknown: it may have been sent; only the vendor's later word or a person moves it on
 */
export type VendorAnswer =
  | { state: 'handed-over'; serial: string }
  | { state: 'refused'; code: string; again: number | undefined }
  | { state: 'unknown'; code: string };
