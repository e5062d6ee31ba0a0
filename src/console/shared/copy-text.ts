/** Says whether it is on the clipboard now: the newer way is kept from pages on plain http, the older one is not. */
export async function copyText(text: string): Promise<'copied' | 'refused'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return copyOldWay(text);
  }
}

function copyOldWay(text: string): 'copied' | 'refused' {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied ? 'copied' : 'refused';
}
