/**
 * Copies text; says whether that worked. The clipboard API only exists on https and localhost, and self-hosted pages
 * often come by plain http. In: the element that was clicked.
 */
export async function writeClipboard(text: string, near: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    area.style.position = 'fixed';
    area.style.opacity = '0';
    // Beside the button, so that a dialog's focus trap lets it be selected.
    (near?.parentElement ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    near?.focus();
    return done;
  }
}
