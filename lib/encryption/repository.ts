import 'server-only';

import { db } from '@/lib/server/database/db';
import { Prisma } from '@/lib/server/generated/client';

import { ENVELOPE_KINDS, type EnvelopeKind, type StoredEnvelope } from './types';

interface Source {
  readonly table: Prisma.Sql;
  readonly id: Prisma.Sql;
  readonly idType: Prisma.Sql;
  readonly envelope: Prisma.Sql;
  /** The other columns to select. */
  readonly columns: Prisma.Sql;
}

/**
 * Every place where the vault's envelopes are stored. List a new place here; otherwise its old key can never be
 * removed.
 */
const SOURCES: Readonly<Record<EnvelopeKind, Source>> = {
  instance_secret: {
    table: Prisma.raw('instance_secrets'),
    id: Prisma.raw('name'),
    idType: Prisma.raw('text'),
    envelope: Prisma.raw('value'),
    columns: Prisma.raw(
      `name, NULL::text AS "organizationId", NULL::text AS "environmentId", NULL::jsonb AS destination, false AS "isDeleted"`,
    ),
  },
  environment: {
    table: Prisma.raw('environments'),
    id: Prisma.raw('id'),
    idType: Prisma.raw('uuid'),
    envelope: Prisma.raw('fingerprint_key'),
    columns: Prisma.raw(
      `name, organization_id::text AS "organizationId", id::text AS "environmentId", NULL::jsonb AS destination, false AS "isDeleted"`,
    ),
  },
  integration: {
    table: Prisma.raw('integrations'),
    id: Prisma.raw('id'),
    idType: Prisma.raw('uuid'),
    envelope: Prisma.raw('encrypted_secrets'),
    columns: Prisma.raw(
      `name, organization_id::text AS "organizationId", environment_id::text AS "environmentId", destination, deleted_at IS NOT NULL AS "isDeleted"`,
    ),
  },
};

/** The position of a walk through all envelopes: after this row of this kind. */
export interface EnvelopePosition {
  readonly kind: EnvelopeKind;
  readonly after: string | undefined;
}

/** The next envelopes of a kind, by id. `notUnder`: only envelopes not wrapped by the key of this name. */
export async function listEnvelopes(
  { kind, after }: EnvelopePosition,
  take: number,
  { notUnder }: { readonly notUnder?: string } = {},
): Promise<StoredEnvelope[]> {
  const { table, id, envelope, columns } = SOURCES[kind];
  // Sorts by the table's column: the selected text of the same name would be sorted again for each page.
  const rows = await db().$queryRaw<Omit<StoredEnvelope, 'kind'>[]>`
    SELECT ${id}::text AS id, ${envelope} AS envelope, ${columns} FROM ${table}
    WHERE ${matching(kind, after, notUnder)} ORDER BY ${table}.${id} LIMIT ${take}`;
  return rows.map((row) => ({ kind, ...row }));
}

/** How many envelopes after a position are not wrapped by the key of a name. */
export async function countEnvelopesNotUnder(keyId: string, from: EnvelopePosition): Promise<number> {
  let count = 0;
  for (const kind of ENVELOPE_KINDS.slice(ENVELOPE_KINDS.indexOf(from.kind))) {
    const rows = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM ${SOURCES[kind].table}
      WHERE ${matching(kind, kind === from.kind ? from.after : undefined, keyId)}`;
    count += rows[0]?.count ?? 0;
  }
  return count;
}

function matching(kind: EnvelopeKind, after: string | undefined, notUnder: string | undefined): Prisma.Sql {
  const { id, idType, envelope } = SOURCES[kind];
  const past = after === undefined ? Prisma.sql`true` : Prisma.sql`${id} > ${after}::${idType}`;
  const others =
    notUnder === undefined ? Prisma.sql`true` : Prisma.sql`NOT starts_with(${envelope}, ${`v1.${notUnder}.`})`;
  return Prisma.sql`${envelope} IS NOT NULL AND ${past} AND ${others}`;
}

/**
 * Replaces an envelope, unless another process has changed it since it was read. Each row is its own statement, so it
 * never waits while it holds another row. `updated_at`, and therefore the ETag, stays the same: nothing changed for
 * readers.
 */
export async function replaceEnvelope(
  { kind, id, envelope: old }: Pick<StoredEnvelope, 'kind' | 'id' | 'envelope'>,
  renewed: string,
): Promise<boolean> {
  const source = SOURCES[kind];
  const written = await db().$executeRaw`
    UPDATE ${source.table} SET ${source.envelope} = ${renewed}
    WHERE ${source.id} = ${id}::${source.idType} AND ${source.envelope} = ${old}`;
  return written > 0;
}
