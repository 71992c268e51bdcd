/**
 * Packages that neither Next nor esbuild bundles: their state must exist once per process, whichever bundle uses it
 * (docs/decisions/2026-11-23-one-process.md), or they load files from their own folder.
 */
export const EXTERNAL_PACKAGES = ['pg', 'pino', '@prisma/client', '@prisma/adapter-pg', 'undici', 'nodemailer'];
