import { fileURLToPath } from 'node:url';

import { EXTERNAL_PACKAGES } from './scripts/external-packages.mjs';

const development = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // From the sources (scripts/sources.mjs), so that two builds of them are one. Next makes up another in development.
  generateBuildId: () => process.env.SIGNALBOX_BUILD_ID ?? null,
  // .next/standalone holds the pages and the package files that they need (scripts/pack.mjs).
  output: 'standalone',
  // A lock file in a parent folder must not change the project root.
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
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), interest-cohort=()' },
      ],
    },
  ],
  // Browsers request this path before they know which icon a page names.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  serverExternalPackages: EXTERNAL_PACKAGES,
  // `npm run check` checks types; a second check here would need another gigabyte of memory.
  typescript: { ignoreBuildErrors: true },
  // No page uses `next/image`. Its optimizer lacks its packages in the shipped build, and its disk cache has no
  // writable place.
  images: { unoptimized: true, maximumDiskCacheSize: 0 },
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**', 'node_modules/detect-libc/**'] },
  // Nothing reads the server's source maps in production; the build needs a tenth less memory without them.
  experimental: {
    // What a page sends is at most 1 MiB (lib/server/http/page-request.ts); without a limit, proxy.ts keeps ten times as much.
    proxyClientMaxBodySize: 1024 * 1024 + 1,
    turbopackSourceMaps: development,
    turbopackInputSourceMaps: development,
  },
};

export default config;
