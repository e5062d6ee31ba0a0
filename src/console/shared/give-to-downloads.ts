/** The file passes through this page's memory and is shown nowhere. */
export function giveToDownloads(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Browsers begin a download after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
