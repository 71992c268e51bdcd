import 'server-only';

import { fingerprintKeyPlace } from '@/lib/environments/fingerprint';
import { placeText } from '@/lib/integrations/credentials';
import { type Context, requirePermission } from '@/lib/server/context';
import { instanceSecretPlace } from '@/lib/server/secrets/instance-secret';
import { processVault } from '@/lib/server/secrets/process-vault';
import { keyIdOf, type Vault } from '@/lib/server/secrets/vault';

import { listEnvelopes } from './repository';
import {
  ENVELOPE_KINDS,
  type EncryptionStatus,
  type KeyStatus,
  type StoredEnvelope,
  type UnopenedEnvelope,
} from './types';

/** Envelopes read and decrypted at a time, between two breaks for other requests. */
const PAGE = 200;
const MOST_EXAMPLES = 10;

/**
 * Tries to decrypt every envelope of the installation. Out: how many each key wraps, and what cannot be decrypted. For
 * other organizations, it returns only counts. Throws `forbidden`.
 */
export async function readEncryptionStatus(ctx: Context, vault: Vault = processVault()): Promise<EncryptionStatus> {
  requirePermission(ctx, 'admin');
  const counts = new Map<string | null, Count>(vault.keyIds.map((id) => [id, emptyCount()]));
  const examples: UnopenedEnvelope[] = [];
  for await (const envelope of everyEnvelope()) {
    // A damaged text may contain a key name as long as itself.
    const keyId = keyIdOf(envelope.envelope)?.slice(0, 32) ?? null;
    const count = counts.get(keyId) ?? emptyCount();
    counts.set(keyId, count);
    count[columnOf(envelope)] += 1;
    if (vault.open(envelope.envelope, placeOfEnvelope(envelope)) !== null) continue;
    count.unopened += 1;
    if (envelope.organizationId === ctx.organizationId && examples.length < MOST_EXAMPLES) {
      const { kind, id, name, environmentId, isDeleted } = envelope;
      examples.push({ kind, id, name, environmentId, isDeleted });
    }
  }
  const keys = [...counts].map(([id, count]): KeyStatus => ({ id, state: stateOf(id, vault), ...count }));
  return {
    currentKey: vault.keyIds[0],
    keys,
    envelopes: sum(keys.map(sizeOf)),
    outdated: sum(keys.filter(({ state }) => state !== 'current').map((key) => sizeOf(key) - key.unopened)),
    unopened: sum(keys.map(({ unopened }) => unopened)),
    unopenedExamples: examples,
  };
}

async function* everyEnvelope(): AsyncGenerator<StoredEnvelope> {
  for (const kind of ENVELOPE_KINDS) {
    let after: string | undefined;
    for (;;) {
      const page = await listEnvelopes({ kind, after }, PAGE);
      yield* page;
      after = page.at(-1)?.id;
      if (page.length < PAGE) break;
    }
  }
}

/** The place that an envelope was encrypted for. It decrypts nowhere else. */
export function placeOfEnvelope({ kind, id, organizationId, environmentId, destination }: StoredEnvelope): string {
  switch (kind) {
    case 'instance_secret':
      return instanceSecretPlace(id);
    case 'environment':
      return fingerprintKeyPlace(organizationId ?? '', id);
    case 'integration':
      return placeText(
        { organizationId: organizationId ?? '', environmentId: environmentId ?? '', id },
        destination ?? {},
      );
    default:
      return kind satisfies never;
  }
}

type Count = { -readonly [name in keyof Omit<KeyStatus, 'id' | 'state'>]: number };

const emptyCount = (): Count => ({
  integrations: 0,
  deletedIntegrations: 0,
  environments: 0,
  instanceSecrets: 0,
  unopened: 0,
});

function columnOf({ kind, isDeleted }: StoredEnvelope): Exclude<keyof Count, 'unopened'> {
  if (kind === 'integration') return isDeleted ? 'deletedIntegrations' : 'integrations';
  return kind === 'environment' ? 'environments' : 'instanceSecrets';
}

function stateOf(id: string | null, { keyIds }: Vault): KeyStatus['state'] {
  if (id === keyIds[0]) return 'current';
  return id !== null && keyIds.includes(id) ? 'known' : 'missing';
}

const sizeOf = ({ integrations, deletedIntegrations, environments, instanceSecrets }: KeyStatus) =>
  integrations + deletedIntegrations + environments + instanceSecrets;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
