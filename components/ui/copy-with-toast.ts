import { announce } from './announce';
import { toast } from './toast';
import { writeClipboard } from './write-clipboard';

/** Copies, and says so. In: what is said then, and the element that was clicked. */
export async function copyWithToast(text: string, done: string, near: HTMLElement | null): Promise<void> {
  if (await writeClipboard(text, near)) {
    toast.success(done);
    announce(done);
  } else toast.error('Could not copy');
}
