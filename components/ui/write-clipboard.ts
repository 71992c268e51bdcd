/**
 * Copies text; says whether that worked. The clipboard API only exists on https and localhost, and self-hosted pages
 * often come by plain http. In: the text, or one that is on its way, and the element that was clicked. A text that does
 * not arrive is not copied.
 */
export async function writeClipboard(text: string | Promise<string>, near: HTMLElement | null): Promise<boolean> {
  if (typeof text === 'string') return writeText(text, near);
  try {
    // Handed over within the click: some browsers take nothing that comes later.
    const blob = text.then((arrived) => new Blob([arrived], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    // oxlint-disable-next-line signalbox/no-catch-of-actions -- whoever sent for the text is told why it did not arrive
    const arrived = await text.catch(() => undefined);
    return arrived === undefined ? false : writeText(arrived, near);
  }
}

async function writeText(text: string, near: HTMLElement | null): Promise<boolean> {
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
