import 'server-only';

import { type Context, requirePermission } from '@/lib/server/context';
import { encodeCursor } from '@/lib/server/database/cursor';
import { toFieldErrors, validationError } from '@/lib/server/errors';

import { nameActors, toActorView } from './actors';
import { type AuditQuery, auditQuerySchema } from './log-query';
import { type AuditLogRow, listActors, listAuditLog } from './repository';
import type { AuditEventView, AuditPage, KnownActor, TargetView } from './types';

const PAGE = 50;
/** Rows of an export in memory at a time. */
const EXPORT_PAGE = 500;

/**
 * A page of the organization's audit log, newest first, 50 events. In: the query parameters, unparsed: `actor`,
 * `action` (one, or `group.*`), `environment`, `target` (part of an integration's name or identifier, or an id),
 * `from` and `to` (UTC days, inclusive), `before` or `after` (a page's `older` or `newer`).
 * Throws AppError: forbidden, validation_failed.
 */
export async function listAuditEvents(ctx: Context, input: unknown): Promise<AuditPage> {
  requirePermission(ctx, 'admin');
  const query = parseQuery(input);
  const rows = await listAuditLog(ctx.organizationId, query, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const isMore = rows.length > page.length;
  const events = query.after ? page.toReversed() : page;
  const [first, last] = [events[0], events.at(-1)];
  return {
    events: events.map(toAuditEventView),
    ...(last && (query.after || isMore) ? { older: encodeCursor(last) } : {}),
    ...(first && (query.after ? isMore : query.before) ? { newer: encodeCursor(first) } : {}),
  };
}

/**
 * Every event that a filter matches, newest first, several hundred at a time. In: as for listAuditEvents, except that
 * the page is ignored. Checks run before the first event: throws AppError: forbidden, validation_failed.
 */
export function exportAuditEvents(ctx: Context, input: unknown): AsyncGenerator<AuditEventView[]> {
  requirePermission(ctx, 'admin');
  return pagesOf(ctx.organizationId, parseQuery(input));
}

async function* pagesOf(organizationId: string, query: AuditQuery): AsyncGenerator<AuditEventView[]> {
  let before: AuditQuery['before'];
  for (;;) {
    const rows = await listAuditLog(organizationId, { ...query, before, after: undefined }, EXPORT_PAGE);
    if (rows.length > 0) yield rows.map(toAuditEventView);
    before = rows.at(-1);
    if (rows.length < EXPORT_PAGE) return;
  }
}

/** All actors in the log, for its filter, by kind and name. Throws `forbidden`. */
export async function listKnownActors(ctx: Context): Promise<KnownActor[]> {
  requirePermission(ctx, 'admin');
  const references = await listActors(ctx.organizationId);
  const nameOf = await nameActors(ctx.organizationId, references);
  return references
    .map((reference) => {
      const { actorType, actorId } = reference;
      return { ...nameOf(reference), value: actorType === 'system' ? 'system' : `${actorType}:${actorId ?? ''}` };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function parseQuery(input: unknown): AuditQuery {
  const parsed = auditQuerySchema.safeParse(input);
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues, ['query']));
  return parsed.data;
}

function toAuditEventView(row: AuditLogRow): AuditEventView {
  const details = row.details;
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: { ...toActorView(row.actorType, row.actorName), id: row.actorId },
    action: row.action,
    target: toTargetView(row, details),
    ...(row.environmentId
      ? {
          environment: {
            id: row.environmentId,
            ...(row.environmentName === null ? {} : { name: row.environmentName }),
            ...(row.environmentColor === null ? {} : { color: row.environmentColor }),
          },
        }
      : {}),
    details,
    requestId: row.requestId,
  };
}

function toTargetView(row: AuditLogRow, details: Readonly<Record<string, unknown>>): TargetView {
  const { targetType: type, targetId: id, identifier, providerId, targetEnvironmentId: environmentId, isLive } = row;
  const told = [details['name'], details['email']].find((each) => typeof each === 'string');
  const name = row.targetName ?? told;
  return {
    type,
    id,
    ...(name === undefined ? {} : { name }),
    ...(identifier === null ? {} : { identifier }),
    ...(providerId === null ? {} : { providerId }),
    ...(environmentId === null ? {} : { environmentId }),
    isLive,
  };
}
