import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { type Channel, CHANNELS } from '@/lib/catalogue/channel';
import { isIdentifier } from '@/lib/integrations/identifier';
import {
  type IntegrationRow,
  listIntegrations as listRows,
  listNames,
  requireIntegration,
} from '@/lib/integrations/repository';
import type { IntegrationView } from '@/lib/integrations/types';
import { type Disclosure, toIntegrationView, toTriedView } from '@/lib/integrations/view';
import { type Context, requirePermission } from '@/lib/server/context';
import { encodeCursor } from '@/lib/server/database/cursor';

import type { ListQuery } from './list-query';

export interface IntegrationPage {
  readonly integrations: IntegrationView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** The environment's live integrations, newest first. Throws `forbidden`. */
export async function listIntegrations(ctx: Context, query: ListQuery): Promise<IntegrationPage> {
  requirePermission(ctx, 'integrations:read');
  const disclosure = requireDisclosure(ctx, query.include);
  const rows = await listRows(ctx.environmentId, { ...query, before: query.cursor }, query.limit + 1);
  const page = rows.slice(0, query.limit);
  if (disclosure === 'whole') await recordReads(ctx, page);
  const last = page.at(-1);
  return {
    integrations: page.map((row) => toIntegrationView(row, disclosure)),
    ...(rows.length > page.length && last ? { nextCursor: encodeCursor(last) } : {}),
  };
}

/** An integration as an option in a menu. */
export interface IntegrationName {
  readonly identifier: string;
  readonly name: string;
  readonly providerId: string;
  readonly channel: Channel;
}

export interface IntegrationNames {
  readonly integrations: IntegrationName[];
  /** False: there are more, and only the newest were read. */
  readonly isWhole: boolean;
}

/** The most names in one read. */
const MOST_NAMES = 1_000;

/**
 * The names of the environment's newest live integrations, at most `limit`, and of those requested by identifier; by
 * channel and name. Reads nothing else of them. Throws `forbidden`.
 */
export async function listIntegrationNames(
  ctx: Context,
  { limit = MOST_NAMES, including = [] }: { limit?: number; including?: readonly string[] } = {},
): Promise<IntegrationNames> {
  requirePermission(ctx, 'integrations:read');
  const rows = await listNames(ctx.environmentId, limit + 1);
  const isWhole = rows.length <= limit;
  const asked = including.filter(isIdentifier).slice(0, MOST_NAMES);
  const named = isWhole || asked.length === 0 ? [] : await listNames(ctx.environmentId, asked.length, asked);
  const byId = new Map([...rows.slice(0, limit), ...named].map((row) => [row.id, row]));
  const integrations = [...byId.values()]
    .map(({ identifier, name, providerId, channel }) => ({ identifier, name, providerId, channel }))
    .toSorted(
      (a, b) =>
        CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel) ||
        (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1),
    );
  return { integrations, isWhole };
}

/** One integration by `_id` or identifier; a matching `_id` wins. Throws `forbidden`, `not_found`. */
export async function getIntegration(
  ctx: Context,
  reference: string,
  include?: 'credentials',
): Promise<IntegrationView> {
  requirePermission(ctx, 'integrations:read');
  const disclosure = requireDisclosure(ctx, include);
  const row = await requireIntegration(ctx.environmentId, reference);
  if (disclosure === 'whole') await recordReads(ctx, [row]);
  return disclosure === 'whole' ? toIntegrationView(row, disclosure) : toTriedView(row);
}

function requireDisclosure(ctx: Context, include: 'credentials' | undefined): Disclosure {
  if (include !== 'credentials') return 'public';
  requirePermission(ctx, 'credentials:read');
  return 'whole';
}

function recordReads(ctx: Context, rows: readonly IntegrationRow[]): Promise<void> {
  return insertAuditEvents(
    ctx,
    rows.map(({ id }) => ({ action: 'integration.credentials_read', targetType: 'integration', targetId: id })),
  );
}
