export const ANNOUNCER_ID = 'announcer';

/** Has a screen reader say `message` politely; nothing is seen. The root layout holds the region (`<Announcer />`). */
export function announce(message: string): void {
  const region = document.getElementById(ANNOUNCER_ID);
  if (!region) return;
  // Emptied first, else the same words twice in a row are said once.
  region.textContent = '';
  window.setTimeout(() => {
    region.textContent = message;
  }, 60);
}
