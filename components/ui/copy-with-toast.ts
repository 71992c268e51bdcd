import { announce } from './announce';
import { toast } from './toast';
import { writeClipboard } from './write-clipboard';

/** Copies text and confirms it. In: the confirmation, and the clicked element. */
export async function copyWithToast(text: string, done: string, near: HTMLElement | null): Promise<void> {
  if (await writeClipboard(text, near)) {
    toast.success(done);
    announce(done);
  } else toast.error('Could not copy');
}
