import { defineConfig } from 'prisma/config';

// Only `prisma generate` and, with the native engine, `prisma migrate deploy` read this.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env['DATABASE_URL'] ? { datasource: { url: process.env['DATABASE_URL'] } } : {}),
});
