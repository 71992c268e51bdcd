import 'server-only';

import { type Ask, CHECK_CAUSES, type CheckAnswer, type CheckFinding, type ProviderCheck } from '@/lib/catalogue/check';
import { UnfitValue } from '@/lib/catalogue/check-url';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { log, loggableError } from '@/lib/server/log';

import { checkValues, labelOf, missingKey } from './check-values';
import { CAUSE_MESSAGES, readCommonly } from './common-reading';
import { exchange } from './http-exchange';
import { toWireRequest, UnfitHeader } from './http-request';
import { networkMessage } from './network-messages';
import type { Outbound } from './outbound';
import { OutboundError } from './outbound-error';
import { createSecretCutter, type SecretCutter } from './secret-cutter';
import { UnreadableKey } from './sign-jwt';
import { verifySmtp } from './smtp';
import type { CheckVerdict } from './types';

export interface RunOptions {
  readonly outbound: Outbound;
  /** The time of the verdict and of signatures. */
  readonly now: Date;
  /** Ends the check early; its verdict is then a network error. */
  readonly signal?: AbortSignal;
  /** The limit for all steps together. */
  readonly totalMs?: number;
}

const TOTAL_MS = 10_000;

/** The trace of a run: the last request, for the verdict. */
interface Trail {
  request: string | undefined;
  /** Who chose the host of that request: a constant of the product, or a credential. */
  hostChosenBy: 'person' | 'product';
  readonly cutter: SecretCutter;
}

/**
 * Checks with a provider whether credentials work, and reads its answer. Never throws: every outcome is a verdict.
 * Source of all rules: docs/rules/providers.md, "A check".
 */
export async function runCheck(
  provider: ProviderDefinition,
  credentials: Credentials,
  { outbound, now, signal, totalMs = TOTAL_MS }: RunOptions,
): Promise<CheckVerdict> {
  const started = performance.now();
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(), totalMs);
  const trail: Trail = {
    request: undefined,
    hostChosenBy: 'person',
    cutter: createSecretCutter(credentials, provider.fields),
  };
  const limits = { outbound, now, signal: signal ? AbortSignal.any([signal, time.signal]) : time.signal };
  try {
    const finding = await find(provider, credentials, limits, trail).catch((error: unknown) =>
      readFailure(error, provider, credentials, trail),
    );
    return toVerdict(finding, trail, now, performance.now() - started);
  } finally {
    clearTimeout(timer);
    // Ends whatever a definition left running.
    time.abort();
  }
}

type Limits = Required<Pick<RunOptions, 'outbound' | 'now' | 'signal'>>;

async function find(
  provider: ProviderDefinition,
  credentials: Credentials,
  limits: Limits,
  trail: Trail,
): Promise<CheckFinding> {
  const { check } = provider;
  if (!check) return { cause: 'not_checkable', ...(provider.notCheckable ? { message: provider.notCheckable } : {}) };
  const missing = missingKey(provider, credentials);
  if (missing) return missingFinding(provider, missing);
  const result = await perform(provider, check, credentials, limits, trail);
  return 'status' in result ? readCommonly(result, limits.now) : result;
}

async function perform(
  { fields }: ProviderDefinition,
  check: ProviderCheck,
  credentials: Credentials,
  limits: Limits,
  trail: Trail,
): Promise<CheckFinding | CheckAnswer> {
  const values = checkValues(credentials);
  const chooserOf = (host: string) => (isChosen(host, fields, credentials) ? 'person' : 'product');
  switch (check.kind) {
    case 'http':
      return check.run(values, asker(chooserOf, limits, trail));
    case 'smtp': {
      const server = check.server(values);
      trail.request = `SMTP ${server.host}:${server.port}`;
      trail.hostChosenBy = chooserOf(server.host);
      const finding = await verifySmtp(server, limits.outbound, limits.signal);
      const isBadPassword = finding.cause === 'invalid_credentials';
      return { ...(isBadPassword ? blame(credentials, (value) => value === server.password) : {}), ...finding };
    }
    default:
      return check satisfies never;
  }
}

function asker(
  chooserOf: (host: string) => Trail['hostChosenBy'],
  { outbound, now, signal }: Limits,
  trail: Trail,
): Ask {
  return async (request) => {
    const wire = await toWireRequest(request, now);
    for (const text of wire.made) trail.cutter.add(text);
    trail.request = `${wire.method} ${wire.url.host}${trail.cutter.cutPath(wire.url.pathname)}`;
    trail.hostChosenBy = chooserOf(wire.url.hostname);
    return exchange(wire, outbound, signal);
  };
}

/** Whether a credential decides a host: it names the host, or is one of its labels (such as a region). */
function isChosen(host: string, fields: readonly Field[], credentials: Credentials): boolean {
  const name = host.toLowerCase();
  return fields.some(({ key, destination }) => {
    const value = destination ? credentials[key] : undefined;
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return text !== '' && (text.includes(name) || name.split('.').includes(text));
  });
}

function missingFinding(provider: ProviderDefinition, field: CredentialKey): CheckFinding {
  const message = `${labelOf(provider, field)} is missing. Nothing was sent.`;
  return { cause: 'misconfigured', field, message };
}

/** Converts a thrown error to a finding. */
function readFailure(
  error: unknown,
  provider: ProviderDefinition,
  credentials: Credentials,
  { hostChosenBy }: Trail,
): CheckFinding {
  if (error instanceof OutboundError) {
    const kind = provider.check?.kind === 'smtp' ? 'mail' : 'HTTP';
    const message = networkMessage(error, hostChosenBy === 'person' ? 'person' : `product for ${kind}`);
    return { cause: 'network_error', message };
  }
  if (error instanceof UnfitValue) {
    const message = `${labelOf(provider, error.field)} must be ${error.expected}. Nothing was sent.`;
    return { cause: 'misconfigured', field: error.field, message };
  }
  if (error instanceof UnreadableKey) {
    return {
      cause: 'misconfigured',
      ...blame(credentials, (value) => error.isIn(value)),
      message: `The private key cannot be used for ${error.algorithm}. Paste the whole key as you downloaded it, from the BEGIN line to the END line. Nothing was sent.`,
    };
  }
  if (error instanceof UnfitHeader) {
    return {
      cause: 'misconfigured',
      ...blame(credentials, (value) => error.isFrom(value)),
      message: 'A value has a line break or a letter that cannot be sent. Copy it again. Nothing was sent.',
    };
  }
  // A bug in a definition. Its message may hold a value, so only its location is logged.
  log.error({ provider: provider.id, error: loggableError(error) }, 'check failed');
  return {
    cause: 'undetermined',
    message: "Couldn't check with these values. Compare each with the form that its field asks for.",
  };
}

function blame(credentials: Credentials, isMeant: (value: string) => boolean): { field?: CredentialKey } {
  const found = Object.entries(credentials).find(([, value]) => typeof value === 'string' && isMeant(value));
  return found ? { field: found[0] as CredentialKey } : {};
}

function toVerdict(
  { cause, message, field }: CheckFinding,
  { request, cutter }: Trail,
  now: Date,
  durationMs: number,
): CheckVerdict {
  return {
    status: CHECK_CAUSES[cause],
    cause,
    message: cutter.cut(message ?? CAUSE_MESSAGES[cause]),
    durationMs: Math.round(durationMs),
    at: now.toISOString(),
    ...(request === undefined ? {} : { request: cutter.cut(request).slice(0, 300) }),
    ...(field === undefined ? {} : { field }),
  };
}
