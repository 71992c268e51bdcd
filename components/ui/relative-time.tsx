'use client';

import { useSyncExternalStore } from 'react';

export interface RelativeTimeProps {
  /** ISO text or a Date. */
  value: string | Date;
  className?: string;
}

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let timer: number | undefined;

/** One timer for all times on the page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

const currentTick = () => Math.floor(Date.now() / TICK_MS);
const never = () => () => undefined;

/** Such as "3 minutes ago". Hovering shows the exact time in the reader's time zone. */
export function RelativeTime({ value, className }: RelativeTimeProps) {
  const date = new Date(value);
  const isTime = !Number.isNaN(date.getTime());
  // The snapshot is the text itself: on a page with a thousand times, only those whose text changed render again.
  const words = () => (isTime ? relativeTime(date, currentTick() * TICK_MS) : '');
  const shown = useSyncExternalStore(subscribe, words, words);
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!isTime) return null;
  const iso = date.toISOString();
  return (
    <time dateTime={iso} title={live ? exact.format(date) : iso} className={className}>
      {/* The clocks of server and browser differ, so the key replaces the text after hydration. */}
      <span key={live ? 'live' : 'first'} suppressHydrationWarning>
        {shown}
      </span>
    </time>
  );
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

function relativeTime(date: Date, nowMs: number): string {
  const seconds = (date.getTime() - nowMs) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return 'just now';
}
