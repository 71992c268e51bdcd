'use client';

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useEffect } from 'react';
import { Toaster as Sonner } from 'sonner';

/** The region that shows toasts. It loads with the first one (toast.tsx). */
export function ShownToasts({ onReady }: { onReady: () => void }) {
  // Runs after the effect of the inner component, which subscribes to toasts.
  useEffect(onReady, [onReady]);
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      closeButton
      style={{ zIndex: 60 }}
      gap={8}
      duration={6000}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-success-fg" />,
        info: <Info aria-hidden className="size-4 text-info-fg" />,
        warning: <TriangleAlert aria-hidden className="size-4 text-warning-fg" />,
        error: <CircleAlert aria-hidden className="size-4 text-danger-fg" />,
        loading: <LoaderCircle aria-hidden className="size-4 animate-spin text-text-muted" />,
      }}
      // Sonner's own styles color some parts even when unstyled, so these classes are marked as important.
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: 'Dismiss',
        classNames: {
          toast:
            'relative flex w-full items-start gap-2.5 rounded-lg border border-border bg-raised py-3 pr-11 pl-3.5 font-sans text-base text-text shadow-float sm:w-(--width)',
          icon: 'grid h-5 shrink-0 place-items-center',
          content: 'grid min-w-0 flex-1 gap-0.5 self-center',
          title: 'font-medium',
          description: 'text-sm text-text-muted!',
          actionButton:
            'h-7 shrink-0 self-center rounded-md border border-border-strong px-2.5 text-sm font-medium hover:bg-hover',
          cancelButton: 'h-7 shrink-0 self-center rounded-md px-2.5 text-sm font-medium text-text-muted hover:bg-hover',
          closeButton:
            'absolute top-2.5 right-2.5 grid size-6 place-items-center rounded-sm bg-transparent! text-text-muted! hover:bg-hover! hover:text-text! [&_svg]:size-3.5',
        },
      }}
    />
  );
}
