// Text to the clipboard, without a permission: by the clipboard's own interface where the page has it, else by the
// older command, for pages without encryption have only that.

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('copy', fill, { capture: true, once: true });
  const copied = document.execCommand('copy');
  window.removeEventListener('copy', fill, { capture: true });
  return copied;
}
