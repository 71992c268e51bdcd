/**
 * Copies text and returns whether that worked. The clipboard API only exists on https and localhost, but self-hosted
 * pages often use plain http. In: the text or a promise of it, and the clicked element. Text whose promise rejects is
 * not copied.
 */
export async function writeClipboard(text: string | Promise<string>, near: HTMLElement | null): Promise<boolean> {
  if (typeof text === 'string') return writeText(text, near);
  try {
    // Passed within the click: some browsers reject anything later.
    const blob = text.then((arrived) => new Blob([arrived], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    // oxlint-disable-next-line signalbox/no-catch-of-actions -- the caller that requested the text reports the failure
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
    // Next to the button, so that a dialog's focus trap allows selecting it.
    (near?.parentElement ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    near?.focus();
    return done;
  }
}
