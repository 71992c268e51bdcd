'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';

import { Toaster } from '@/components/ui/toast';

export interface ProvidersProps {
  /**
   * The nonce of this response's Content-Security-Policy: next-themes sets the theme in an inline script before first
   * paint.
   */
  nonce?: string;
  children: ReactNode;
}

export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      enableColorScheme={false}
      disableTransitionOnChange
      {...(nonce && { nonce })}
    >
      {children}
      <Toaster />
    </ThemeProvider>
  );
}
