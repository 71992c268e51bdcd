export const ANNOUNCER_ID = 'announcer';

/** Announces `message` politely to screen readers, invisibly. The root layout contains the region (`<Announcer />`). */
export function announce(message: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (!region) return;
  // Cleared first: the same text twice in a row would be announced only once.
  region.textContent = '';
  window.setTimeout(() => {
    region.textContent = message;
  }, 60);
}
