'use client';

import './globals.css';

import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { useEffect } from 'react';

import ErrorPage from './error';
import type { PageFailureProps } from './page-failure';

/** Stands in for the root layout when that itself fails, so it brings its own document. */
export default function GlobalErrorPage(props: PageFailureProps) {
  useEffect(() => {
    // The theme script lived in the layout that failed: its stored choice is read here.
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
