/**
 * Packages that neither Next nor esbuild takes into a bundle: what they hold must be there once a process, whichever
 * bundle asks (docs/decisions/2026-11-23-one-process.md), or they load files from beside themselves.
 */
export const EXTERNAL_PACKAGES = ['pg', 'pino', '@prisma/client', '@prisma/adapter-pg', 'undici', 'nodemailer'];
