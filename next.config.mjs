import { fileURLToPath } from 'node:url';

import { EXTERNAL_PACKAGES } from './scripts/external-packages.mjs';

const development = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // .next/standalone: the pages and the package files that they need (scripts/pack.mjs).
  output: 'standalone',
  // A lock file in a parent folder must not change the project's root.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), interest-cohort=()' },
      ],
    },
  ],
  // Browsers request this before they read which icon a page names.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  serverExternalPackages: EXTERNAL_PACKAGES,
  // `npm run check` checks types; a second check here would need another gigabyte of memory.
  typescript: { ignoreBuildErrors: true },
  // No page uses `next/image`: the shipped files include neither packages for its optimizer nor a disk cache, because
  // the disk may be read-only.
  images: { unoptimized: true, maximumDiskCacheSize: 0 },
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**', 'node_modules/detect-libc/**'] },
  // Nothing reads a server's source maps in production; without them the build needs a tenth less memory.
  experimental: { turbopackSourceMaps: development, turbopackInputSourceMaps: development },
};

export default config;
