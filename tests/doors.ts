import { v7 as uuidv7 } from 'uuid';

import {
  createApiKey,
  createApiKeyOnce,
  listApiKeys,
  listApiKeysWithMakers,
  revokeApiKey,
} from '@/lib/api-keys/service';
import { exportAuditEvents, listAuditEvents, listKnownActors } from '@/lib/audit-log/service';
import { cancelRotation, continueRotation, startRotation } from '@/lib/encryption/rotation';
import { readEncryptionStatus } from '@/lib/encryption/service';
import {
  createEnvironment,
  listEnvironmentsFor,
  listEnvironmentsInUse,
  updateEnvironment,
} from '@/lib/environments/service';
import { applyBulkChange, requireBulkChanges } from '@/lib/integrations/bulk/apply-change';
import { checkStoredIntegration, checkUnsaved } from '@/lib/integrations/check/check';
import { listIntegrationChecks } from '@/lib/integrations/check/check-history';
import { listIntegrationEvents } from '@/lib/integrations/read/activity';
import { getIntegration, listIntegrationNames, listIntegrations } from '@/lib/integrations/read/get-and-list';
import { WHOLE_LIST } from '@/lib/integrations/read/list-query';
import { listSuccessors, readOverview } from '@/lib/integrations/read/overview';
import { getWebhookStatus } from '@/lib/integrations/read/webhook-status';
import { compareSelections, previewResolve } from '@/lib/integrations/select/preview';
import { resolveIntegration } from '@/lib/integrations/select/resolve';
import { listSelectionWarnings, previewSelectionWarnings } from '@/lib/integrations/select/review';
import { createIntegration, isIdentifierFree } from '@/lib/integrations/write/create';
import { duplicateIntegration } from '@/lib/integrations/write/duplicate';
import { deleteIntegration } from '@/lib/integrations/write/remove';
import { orderIntegrations, setPrimaryIntegration } from '@/lib/integrations/write/set-primary';
import { updateIntegration } from '@/lib/integrations/write/update';
import { inviteMember, listInvitations, revokeInvitation } from '@/lib/members/invitations';
import { changeMemberRole, listMembers, removeMember } from '@/lib/members/service';
import { deleteSample, listSamples, saveSample, updateSample } from '@/lib/samples/service';
import type { Context } from '@/lib/server/context';
import { db } from '@/lib/server/database/db';
import type { ErrorCode } from '@/lib/server/errors';
import type { Permission } from '@/lib/server/permissions';
import { applyImport, exportToShow, planImport, streamIntegrations } from '@/lib/transfers/service';

/** The environment of a call, with one integration in it. */
export interface DoorPlace {
  readonly environmentId: string;
  readonly integrationId: string;
}

/** The outcome of a call: `ok`, or the code of its error. */
export type Outcome = 'ok' | 'session_ended' | ErrorCode;

export interface DoorRow {
  /** All the permissions that the caller needs; empty: a session or a valid key is enough. */
  readonly needs: readonly Permission[];
  /**
   * The outcome with those permissions; default `ok`. If the input names something that does not exist, `not_found`.
   */
  readonly answer?: Outcome;
  /** For people only: no API key may call it, whatever its scopes. */
  readonly peopleOnly?: true;
  /** The operation that every door calls. */
  readonly verb?: readonly [name: string, run: (ctx: Context, at: DoorPlace) => Promise<unknown>];
  /** Its routes: the app's pattern, the called path, and the body. */
  readonly rest?: readonly (readonly [
    route: string,
    path: (at: DoorPlace) => string,
    body?: (at: DoorPlace) => unknown,
  ])[];
  /** Its server actions: name and arguments. */
  readonly actions?: readonly (readonly [name: string, args: (at: DoorPlace) => readonly unknown[]])[];
}

const NOWHERE = uuidv7();
const SENDGRID = { providerId: 'sendgrid', channel: 'email' };
const QUERY = { channel: 'email', context: {} };
const DRAFT = { channel: 'email', providerId: 'sendgrid', active: true, conditions: [] };
const NAMED_DRAFT = { ...DRAFT, name: 'A draft' };
const at = (path: string) => () => path;
const here = ({ environmentId }: DoorPlace) => environmentId;
/** An unused name. */
const fresh = () => `a-${uuidv7()}`;
const address = () => `${fresh()}@example.com`;

/**
 * Every operation that a door reaches, with the permissions it needs, and all of its doors (routes, server actions). An
 * operation, a route or a server action that is missing here fails app/doors.db.test.ts.
 */
export const DOORS: readonly DoorRow[] = [
  {
    needs: ['integrations:read'],
    verb: ['listIntegrations', (ctx) => listIntegrations(ctx, WHOLE_LIST)],
    rest: [
      ['GET /v1/integrations', at('/v1/integrations')],
      ['GET /v1/integrations/active', at('/v1/integrations/active')],
    ],
  },
  {
    needs: ['integrations:read', 'credentials:read'],
    verb: ['listIntegrations', (ctx) => listIntegrations(ctx, { ...WHOLE_LIST, include: 'credentials' })],
    rest: [
      ['GET /v1/integrations', at('/v1/integrations?include=credentials')],
      ['GET /v1/integrations/active', at('/v1/integrations/active?include=credentials')],
    ],
  },
  {
    needs: ['integrations:read'],
    verb: ['getIntegration', (ctx, { integrationId }) => getIntegration(ctx, integrationId)],
    rest: [['GET /v1/integrations/:id', ({ integrationId }) => `/v1/integrations/${integrationId}`]],
    actions: [['readIntegrationAction', (place) => [here(place), place.integrationId]]],
  },
  {
    needs: ['integrations:read', 'credentials:read'],
    verb: ['getIntegration', (ctx, { integrationId }) => getIntegration(ctx, integrationId, 'credentials')],
    rest: [
      ['GET /v1/integrations/:id', ({ integrationId }) => `/v1/integrations/${integrationId}?include=credentials`],
    ],
  },
  {
    needs: ['integrations:write'],
    verb: ['createIntegration', (ctx) => createIntegration(ctx, SENDGRID)],
    rest: [['POST /v1/integrations', at('/v1/integrations'), () => SENDGRID]],
    actions: [
      [
        'createIntegrationAction',
        (place) => [here(place), { ...SENDGRID, idempotencyKey: uuidv7(), primary: false, identifier: '' }],
      ],
    ],
  },
  {
    needs: ['integrations:write'],
    verb: ['updateIntegration', (ctx, { integrationId }) => updateIntegration(ctx, integrationId, { name: fresh() })],
    rest: [
      [
        'PUT /v1/integrations/:id',
        ({ integrationId }) => `/v1/integrations/${integrationId}`,
        () => ({ name: fresh() }),
      ],
    ],
    actions: [['setActiveAction', (place) => [here(place), place.integrationId, false]]],
  },
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    actions: [
      [
        'updateIntegrationAction',
        (place) => [
          here(place),
          { id: NOWHERE, updatedAt: new Date(0).toISOString(), body: { name: 'x' }, primary: false },
        ],
      ],
    ],
  },
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['deleteIntegration', (ctx) => deleteIntegration(ctx, NOWHERE)],
    rest: [['DELETE /v1/integrations/:id', at(`/v1/integrations/${NOWHERE}`)]],
    actions: [['deleteIntegrationAction', (place) => [here(place), NOWHERE]]],
  },
  ...(['activate', 'deactivate', 'delete', 'restore'] as const).map((kind): DoorRow => ({
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['applyBulkChange', (ctx) => applyBulkChange(ctx, { kind, id: NOWHERE })],
  })),
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['setPrimaryIntegration', (ctx) => setPrimaryIntegration(ctx, NOWHERE)],
    rest: [['POST /v1/integrations/:id/set-primary', at(`/v1/integrations/${NOWHERE}/set-primary`)]],
    actions: [['setPrimaryAction', (place) => [here(place), NOWHERE]]],
  },
  {
    needs: ['integrations:write'],
    verb: ['orderIntegrations', (ctx) => orderIntegrations(ctx, { channel: 'sms', ids: [] })],
    rest: [['PUT /v1/integrations/order', at('/v1/integrations/order'), () => ({ channel: 'sms', ids: [] })]],
    actions: [['orderIntegrationsAction', (place) => [here(place), 'sms', []]]],
  },
  {
    needs: ['integrations:write'],
    verb: ['applyBulkChange', (ctx) => applyBulkChange(ctx, { kind: 'order', channel: 'sms', ids: [] })],
  },
  {
    needs: ['integrations:write'],
    verb: ['requireBulkChanges', async (ctx) => requireBulkChanges(ctx, [])],
    actions: [['changeManyAction', (place) => [here(place), []]]],
  },
  {
    needs: ['integrations:read'],
    actions: [['integrationCodeAction', (place) => [here(place), place.integrationId, 'curl']]],
  },
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['duplicateIntegration', (ctx) => duplicateIntegration(ctx, NOWHERE)],
    actions: [['duplicateIntegrationAction', (place) => [here(place), NOWHERE]]],
  },
  {
    needs: ['integrations:write'],
    answer: 'validation_failed',
    verb: ['checkUnsaved', (ctx) => checkUnsaved(ctx, { providerId: 'nothing' })],
    rest: [['POST /v1/integrations/check', at('/v1/integrations/check'), () => ({ providerId: 'nothing' })]],
  },
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['checkStoredIntegration', (ctx) => checkStoredIntegration(ctx, NOWHERE, {})],
    rest: [['POST /v1/integrations/:id/check', at(`/v1/integrations/${NOWHERE}/check`), () => ({})]],
  },
  {
    needs: ['integrations:read'],
    verb: ['listIntegrationNames', (ctx) => listIntegrationNames(ctx)],
    actions: [['readPaletteAction', () => []]],
  },
  {
    needs: ['integrations:read'],
    verb: ['isIdentifierFree', (ctx) => isIdentifierFree(ctx, 'an-identifier')],
    actions: [['checkIdentifierAction', (place) => [here(place), 'an-identifier']]],
  },
  {
    needs: ['integrations:read'],
    verb: ['listIntegrationChecks', (ctx, { integrationId }) => listIntegrationChecks(ctx, integrationId)],
  },
  {
    needs: ['integrations:read'],
    verb: ['listIntegrationEvents', (ctx, { integrationId }) => listIntegrationEvents(ctx, integrationId)],
  },
  { needs: ['integrations:read'], verb: ['listSelectionWarnings', (ctx) => listSelectionWarnings(ctx)] },
  {
    needs: ['integrations:read'],
    verb: ['previewSelectionWarnings', (ctx) => previewSelectionWarnings(ctx, DRAFT)],
    actions: [['selectionWarningsAction', (place) => [here(place), DRAFT]]],
  },
  {
    needs: ['integrations:read'],
    verb: ['getWebhookStatus', (ctx) => getWebhookStatus(ctx, 'sendgrid')],
    rest: [
      [
        'GET /v1/integrations/webhook/provider/:reference/status',
        at('/v1/integrations/webhook/provider/sendgrid/status'),
      ],
    ],
  },
  {
    needs: ['resolve'],
    verb: ['resolveIntegration', (ctx) => resolveIntegration(ctx, QUERY)],
    rest: [['POST /v1/integrations/resolve', at('/v1/integrations/resolve'), () => QUERY]],
    actions: [['resolveAction', (place) => [here(place), JSON.stringify(QUERY)]]],
  },
  {
    needs: ['resolve'],
    verb: ['previewResolve', (ctx) => previewResolve(ctx, { draft: NAMED_DRAFT, query: QUERY })],
    actions: [['previewAction', (place) => [here(place), JSON.stringify({ draft: NAMED_DRAFT, query: QUERY })]]],
  },
  {
    needs: ['resolve', 'integrations:read'],
    verb: ['compareSelections', (ctx) => compareSelections(ctx, { draft: NAMED_DRAFT })],
    actions: [['compareAction', (place) => [here(place), JSON.stringify({ draft: NAMED_DRAFT })]]],
  },
  {
    needs: ['integrations:read'],
    verb: ['listSamples', (ctx) => listSamples(ctx)],
    actions: [['listSamplesAction', (place) => [here(place)]]],
  },
  {
    needs: ['integrations:write'],
    verb: ['saveSample', (ctx) => saveSample(ctx, { name: fresh(), context: {} })],
    actions: [['saveSampleAction', (place) => [here(place), JSON.stringify({ name: fresh(), context: {} })]]],
  },
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['updateSample', (ctx) => updateSample(ctx, NOWHERE, { name: 'x' })],
    actions: [['updateSampleAction', (place) => [here(place), NOWHERE, JSON.stringify({ name: 'x' })]]],
  },
  {
    needs: ['integrations:write'],
    answer: 'not_found',
    verb: ['deleteSample', (ctx) => deleteSample(ctx, NOWHERE)],
    actions: [['deleteSampleAction', (place) => [here(place), NOWHERE]]],
  },
  {
    needs: ['admin'],
    verb: ['listEnvironmentsFor', (ctx) => listEnvironmentsFor(ctx)],
    rest: [['GET /v1/environments', at('/v1/environments')]],
  },
  {
    needs: ['admin'],
    verb: ['createEnvironment', (ctx) => createEnvironment(ctx, { name: fresh() })],
    rest: [['POST /v1/environments', at('/v1/environments'), () => ({ name: fresh() })]],
    actions: [['createEnvironmentAction', () => [{ name: fresh() }]]],
  },
  {
    needs: ['admin'],
    answer: 'not_found',
    verb: ['updateEnvironment', (ctx) => updateEnvironment(ctx, NOWHERE, { name: fresh() })],
    rest: [['PATCH /v1/environments/:id', at(`/v1/environments/${NOWHERE}`), () => ({ name: fresh() })]],
    actions: [['updateEnvironmentAction', () => [NOWHERE, { name: fresh() }]]],
  },
  {
    needs: ['admin'],
    verb: ['listApiKeys', (ctx) => listApiKeys(ctx)],
    rest: [['GET /v1/api-keys', at('/v1/api-keys')]],
  },
  { needs: ['admin'], verb: ['listApiKeysWithMakers', (ctx) => listApiKeysWithMakers(ctx)] },
  ...(['admin', 'credentials:read'] as const).map((scope): DoorRow => {
    const body = ({ environmentId }: DoorPlace) => ({ name: 'Key', environmentId, scopes: [scope] });
    return {
      // A creator cannot grant a key more than their own permissions.
      needs: ['admin', scope],
      verb: ['createApiKey', (ctx, place) => createApiKey(ctx, body(place))],
      rest: [['POST /v1/api-keys', at('/v1/api-keys'), body]],
      actions: [['createApiKeyAction', (place) => [body(place)]]],
    };
  }),
  {
    needs: ['admin'],
    verb: [
      'createApiKeyOnce',
      (ctx, { environmentId }) => createApiKeyOnce(ctx, { name: 'Key', environmentId, scopes: ['admin'] }, undefined),
    ],
  },
  {
    needs: ['admin'],
    answer: 'not_found',
    verb: ['revokeApiKey', (ctx) => revokeApiKey(ctx, NOWHERE)],
    rest: [['DELETE /v1/api-keys/:id', at(`/v1/api-keys/${NOWHERE}`)]],
    actions: [['revokeApiKeyAction', () => [NOWHERE]]],
  },
  { needs: ['integrations:read'], verb: ['listMembers', (ctx) => listMembers(ctx)] },
  { needs: ['admin'], verb: ['listInvitations', (ctx) => listInvitations(ctx)] },
  {
    needs: ['admin'],
    peopleOnly: true,
    verb: ['inviteMember', (ctx) => inviteMember(ctx, { email: address(), role: 'viewer' })],
    actions: [['inviteMemberAction', () => [{ email: address(), role: 'viewer' }]]],
  },
  {
    needs: ['admin'],
    peopleOnly: true,
    answer: 'not_found',
    verb: ['revokeInvitation', (ctx) => revokeInvitation(ctx, NOWHERE)],
    actions: [['revokeInvitationAction', () => [NOWHERE]]],
  },
  {
    needs: ['admin'],
    peopleOnly: true,
    answer: 'not_found',
    verb: ['changeMemberRole', (ctx) => changeMemberRole(ctx, NOWHERE, { role: 'viewer' })],
    actions: [['changeMemberRoleAction', () => [NOWHERE, 'viewer']]],
  },
  {
    needs: ['admin'],
    peopleOnly: true,
    answer: 'not_found',
    verb: ['removeMember', (ctx) => removeMember(ctx, NOWHERE)],
    actions: [['removeMemberAction', () => [NOWHERE]]],
  },
  { needs: ['admin'], verb: ['listEnvironmentsInUse', (ctx) => listEnvironmentsInUse(ctx)] },
  { needs: ['admin'], verb: ['listAuditEvents', (ctx) => listAuditEvents(ctx, {})] },
  { needs: ['admin'], verb: ['exportAuditEvents', async (ctx) => (await exportAuditEvents(ctx, {}).next()).value] },
  { needs: ['admin'], verb: ['listKnownActors', (ctx) => listKnownActors(ctx)] },
  { needs: ['admin'], verb: ['readEncryptionStatus', (ctx) => readEncryptionStatus(ctx)] },
  {
    needs: ['admin'],
    verb: ['startRotation', (ctx) => startRotation(ctx)],
    actions: [['startRotationAction', () => []]],
  },
  {
    needs: ['admin'],
    answer: 'validation_failed',
    verb: ['continueRotation', (ctx) => continueRotation(ctx, 'no token')],
    actions: [['continueRotationAction', () => ['no token']]],
  },
  {
    needs: ['admin'],
    answer: 'validation_failed',
    verb: ['cancelRotation', (ctx) => cancelRotation(ctx, 'no token')],
    actions: [['cancelRotationAction', () => ['no token']]],
  },
  { needs: ['integrations:read'], verb: ['readOverview', (ctx) => readOverview(ctx, {})] },
  { needs: ['integrations:read'], verb: ['listSuccessors', (ctx) => listSuccessors(ctx, 'email')] },
  { needs: ['integrations:read'], verb: ['exportToShow', (ctx) => exportToShow(ctx)] },
  {
    needs: ['integrations:read'],
    verb: ['streamIntegrations', async (ctx) => (await streamIntegrations(ctx).next()).value],
  },
  {
    needs: ['integrations:write'],
    answer: 'validation_failed',
    verb: ['planImport', (ctx) => planImport(ctx, {})],
    actions: [['planImportAction', (place) => [here(place), {}]]],
  },
  {
    needs: ['integrations:write'],
    answer: 'validation_failed',
    verb: ['applyImport', (ctx) => applyImport(ctx, {})],
    actions: [['applyImportAction', (place) => [here(place), {}]]],
  },
  {
    // Reads one environment and writes the other: here both are the same one, which is refused despite the permissions.
    needs: ['integrations:read', 'integrations:write'],
    answer: 'bad_request',
    actions: [
      ['planCopyAction', (place) => [here(place), here(place), {}]],
      ['applyCopyAction', (place) => [here(place), here(place), {}]],
    ],
  },
  // Without an operation: this reads no organization's data, and costs work.
  {
    needs: ['integrations:read'],
    rest: [['POST /v1/conditions/validate', at('/v1/conditions/validate'), () => ({ conditions: [] })]],
  },
];

/** Routes without a key, and why. */
export const PUBLIC_ROUTES: Readonly<Record<string, string>> = {
  'GET /healthz': 'for whatever watches the process',
  'GET /readyz': 'for whatever watches the process',
  'GET /metrics': 'has a token of its own (metrics.db.test.ts)',
  'GET /v1/providers': 'the catalogue',
  'GET /v1/providers/:id': 'the catalogue',
  'GET /v1/openapi.json': 'the description of the API',
};

/** Server actions without a role, and why. */
export const PUBLIC_ACTIONS: Readonly<Record<string, string>> = {
  setUpAction: 'asks for the token that the console printed',
  signInAction: 'asks for the password',
  signOutAction: 'ends the session that it is called with',
  acceptInvitationAction: 'asks for the token of an invitation',
  rejoinAction: 'asks for the token of an invitation, and the password',
  joinAction: 'asks for the token of an invitation to the person who is signed in',
};

/** Pages of the dashboard with the permission they need; other members see a callout that says who has it. */
export const PAGES: Readonly<Record<string, Permission>> = {
  '/integrations': 'integrations:read',
  '/integrations/new': 'integrations:write',
  '/integrations/[id]': 'integrations:read',
  '/integrations/[id]/activity': 'integrations:read',
  '/integrations/[id]/checks': 'integrations:read',
  '/playground': 'resolve',
  '/settings/api-keys': 'admin',
  '/settings/audit-log': 'admin',
  '/settings/encryption': 'admin',
  '/settings/environments': 'admin',
  '/settings/import-export': 'integrations:read',
  '/settings/members': 'admin',
};

/** Next's own routes besides the API's: the permission that a person needs, and the request. */
export const PAGE_ROUTES: Readonly<Record<string, { readonly needs: Permission; readonly search: string }>> = {
  'app/(dashboard)/[environment]/settings/audit-log/export/route.ts': { needs: 'admin', search: '?format=csv' },
  'app/(dashboard)/[environment]/settings/import-export/export/route.ts': { needs: 'integrations:read', search: '' },
};

/** Everything that a person can change, as one text. */
export async function storedState(): Promise<string> {
  return JSON.stringify([
    await db().integration.findMany(),
    await db().integrationCheck.findMany(),
    await db().sampleContext.findMany(),
    await db().environment.findMany(),
    await db().apiKey.findMany({ omit: { lastUsedAt: true } }),
    await db().member.findMany(),
    await db().invitation.findMany(),
    await db().user.findMany(),
    await db().idempotencyRecord.findMany(),
    await db().auditEvent.findMany(),
  ]);
}
