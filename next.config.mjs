import { fileURLToPath } from 'node:url';

import { EXTERNAL_PACKAGES } from './scripts/external-packages.mjs';

const development = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // .next/standalone: the pages and the files of packages that they need (scripts/pack.mjs).
  output: 'standalone',
  // A lock file in a parent folder must not move the root of the project.
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
  // Where a browser looks before it has read which icon a page names.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  serverExternalPackages: EXTERNAL_PACKAGES,
  // `npm run check` checks types; a second time here would need another gigabyte of memory.
  typescript: { ignoreBuildErrors: true },
  // No page shows an image of `next/image`: its optimizer has neither packages in what ships nor a cache on disk, where
  // nothing may be written.
  images: { unoptimized: true, maximumDiskCacheSize: 0 },
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**', 'node_modules/detect-libc/**'] },
  // A server's maps are read by nothing in production; the build needs a tenth less memory without them.
  experimental: { turbopackSourceMaps: development, turbopackInputSourceMaps: development },
};

export default config;
