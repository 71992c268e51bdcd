import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Channel } from '@/lib/catalogue/channel';
import type { IntegrationView } from '@/lib/integrations/types';
import { call, created, listOf } from '@/tests/api-client';
import { bodyOf, CONDITIONS } from '@/tests/storm';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { applyBulkChange } from './apply-change';
import { affectedBy, type BulkVerb, planChanges, planUndo } from './plan-changes';

const list = async (world: World) => listOf(await call('/v1/integrations', { key: world.key }));

/** Everything that a bulk change may touch and an undo must restore. */
const stateOf = (views: readonly IntegrationView[]) =>
  new Map(
    views.map(({ _id, identifier, active, primary, priority, conditions, secrets }) => [
      _id,
      { identifier, active, primary, priority, conditions, secrets },
    ]),
  );

const kind = fc.constantFrom('email' as const, 'sms' as const);
const member = fc.record({ kind, active: fc.boolean(), conditioned: fc.boolean(), isSelected: fc.boolean() });
const scene = fc.record({
  members: fc.array(member, { minLength: 2, maxLength: 7 }),
  verb: fc.constantFrom<BulkVerb>('activate', 'deactivate', 'delete'),
  follower: fc.nat(20),
});

describe('a bulk change', () => {
  it('is undone exactly for any selection, including primaries and the order of the others', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ members, verb, follower }) => {
        const world = await createWorld();
        const ctx = () => ownerContext(world);
        const ids: string[] = [];
        for (const { kind: where, active, conditioned } of members) {
          const body = { ...bodyOf(where, 'SG.bulk-0123456789'), active, conditions: conditioned ? CONDITIONS : [] };
          ids.push((await created(world.key, body))._id);
        }
        const before = await list(world);
        const selected = before.filter(({ _id }) => members[ids.indexOf(_id)]?.isSelected);
        const changed = affectedBy(verb, selected);
        const followers = chosenFollowers(before, changed, follower);
        for (const change of planChanges(verb, selected, followers)) await applyBulkChange(ctx(), change);

        const after = await list(world);
        for (const { _id } of changed) {
          const row = after.find((each) => each._id === _id);
          expect(row?.active).toBe(verb === 'delete' ? undefined : verb === 'activate');
        }
        if (verb !== 'activate')
          for (const id of followers.values()) expect(after.find(({ _id }) => _id === id)?.primary).toBe(true);

        for (const change of planUndo(verb, changed, before)) await applyBulkChange(ctx(), change);
        expect(stateOf(await list(world))).toEqual(stateOf(before));
      }),
      { seed: 6, numRuns: 12 },
    );
  });

  it('refuses an invalid change without applying anything', async () => {
    const world = await createWorld();
    const ctx = ownerContext(world);
    for (const change of [null, undefined, 7, {}, { kind: 'purge', id: 'x' }, { kind: 'delete' }, { kind: 'order' }])
      await expect(applyBulkChange(ctx, change as never)).rejects.toMatchObject({
        code: expect.stringMatching(/validation_failed|not_found/) as string,
      });
  });
});

/** For each channel whose primary goes, a possible successor among those that stay, if there is one. */
function chosenFollowers(
  before: readonly IntegrationView[],
  going: readonly IntegrationView[],
  turn: number,
): ReadonlyMap<Channel, string> {
  return new Map(
    going
      .filter(({ primary }) => primary)
      .flatMap(({ channel }) => {
        const able = before.filter(
          (each) => each.channel === channel && each.active && each.conditions.length === 0 && !going.includes(each),
        );
        const chosen = able[turn % Math.max(1, able.length)];
        return chosen ? [[channel, chosen._id] as const] : [];
      }),
  );
}
