'use client';

import './globals.css';

import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { useEffect } from 'react';

import ErrorPage from './error';
import type { PageFailureProps } from './page-failure';

/** Replaces the root layout when the layout itself fails, so it renders its own document. */
export default function GlobalErrorPage(props: PageFailureProps) {
  useEffect(() => {
    // The failed layout contains the theme script, so the stored theme is read here.
    const choice = window.localStorage.getItem('theme');
    const dark = choice === 'dark' || (choice !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
    document.documentElement.classList.toggle('dark', dark);
  }, []);
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans">
        <title>Something went wrong · Signalbox</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
