import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { IntegrationView } from '@/lib/integrations/types';
import { call, created, listOf } from '@/tests/api-client';
import { bodyOf, CONDITIONS } from '@/tests/storm';
import { createWorld, ownerContext, type World } from '@/tests/world';

import { restoreIntegration } from './remove';

/** One integration in the terms of the documentation. */
interface Member {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  active: boolean;
  conditioned: boolean;
  deleted: boolean;
}

/**
 * An independent implementation of docs/rules/selection.md, "Primary and priority", different from ranking.ts: a list
 * of
 * the active integrations, highest first, and which of them is primary.
 */
class Model {
  readonly members: Member[] = [];
  readonly order: Record<Member['channel'], Member[]> = { email: [], sms: [] };
  readonly primary: Record<Member['channel'], Member | undefined> = { email: undefined, sms: undefined };

  enter(member: Member): void {
    const { order, primary } = this;
    order[member.channel].splice(primary[member.channel] ? 1 : 0, 0, member);
    if (!primary[member.channel] && !member.conditioned) this.lead(member);
  }

  leave(member: Member): void {
    this.order[member.channel] = this.order[member.channel].filter((other) => other !== member);
    if (this.primary[member.channel] === member) this.pass(member);
  }

  lead(member: Member): void {
    this.order[member.channel] = [member, ...this.order[member.channel].filter((other) => other !== member)];
    this.primary[member.channel] = member;
  }

  /** Moves the primary's role to the next by priority without conditions, which goes to the top. */
  pass({ channel }: Member): void {
    const successor = this.order[channel].find((other) => !other.conditioned);
    this.primary[channel] = undefined;
    if (successor) this.lead(successor);
  }

  setActive(member: Member, active: boolean): void {
    if (member.active === active) return;
    member.active = active;
    if (active) this.enter(member);
    else this.leave(member);
  }

  setConditioned(member: Member, conditioned: boolean): void {
    if (member.conditioned === conditioned) return;
    member.conditioned = conditioned;
    if (!member.active) return;
    if (conditioned && this.primary[member.channel] === member) this.pass(member);
    if (!conditioned && !this.primary[member.channel]) this.lead(member);
  }

  setPrimary(member: Member): void {
    Object.assign(member, { active: true, conditioned: false });
    this.lead(member);
  }

  /** What the list of the API must show, by id. */
  expected(): Map<string, unknown> {
    const live = this.members.filter((member) => !member.deleted);
    return new Map(
      live.map((member) => {
        const place = this.order[member.channel].indexOf(member);
        const priority = place === -1 ? 0 : this.order[member.channel].length - place;
        const { active, conditioned, channel } = member;
        return [member.id, { active, conditioned, channel, priority, primary: this.primary[channel] === member }];
      }),
    );
  }
}

const observed = (views: readonly IntegrationView[]) =>
  new Map<string, unknown>(
    views.map(({ _id, active, conditions, channel, priority, primary }) => [
      _id,
      { active, conditioned: conditions.length > 0, channel, priority, primary },
    ]),
  );

/** One step in both the product and the model; `turn` chooses among the existing integrations. */
type Step = (model: Model, world: World) => Promise<void>;

function choose(members: readonly Member[], turn: number): Member | undefined {
  return members[turn % Math.max(1, members.length)];
}

const live = (model: Model) => model.members.filter((member) => !member.deleted);

function onOne(
  select: (model: Model) => readonly Member[],
  turn: number,
  work: (model: Model, world: World, member: Member) => Promise<void>,
): Step {
  return async (model, world) => {
    const member = choose(select(model), turn);
    if (member) await work(model, world, member);
  };
}

async function succeed(world: World, path: string, method: string, body?: unknown): Promise<void> {
  const answer = await call(`/v1/integrations${path}`, { method, key: world.key, body });
  expect(answer.status, answer.text).toBe(200);
}

const channel = fc.constantFrom('email' as const, 'sms' as const);
const turn = fc.nat(1_000);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(channel, fc.boolean(), fc.boolean())
      .map(([where, active, conditioned]) => async (model: Model, world: World) => {
        const body = { ...bodyOf(where, 'SG.model-0123456789'), active, conditions: conditioned ? CONDITIONS : [] };
        const member = {
          id: (await created(world.key, body))._id,
          channel: where,
          active,
          conditioned,
          deleted: false,
        };
        model.members.push(member);
        if (active) model.enter(member);
      }),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(turn, fc.boolean()).map(([which, active]) =>
      onOne(live, which, async (model, world, member) => {
        await succeed(world, `/${member.id}`, 'PUT', { active });
        model.setActive(member, active);
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(turn, fc.boolean()).map(([which, conditioned]) =>
      onOne(live, which, async (model, world, member) => {
        await succeed(world, `/${member.id}`, 'PUT', { conditions: conditioned ? CONDITIONS : [] });
        model.setConditioned(member, conditioned);
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: turn.map((which) =>
      onOne(live, which, async (model, world, member) => {
        await succeed(world, `/${member.id}/set-primary`, 'POST');
        model.setPrimary(member);
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: turn.map((which) =>
      onOne(live, which, async (model, world, member) => {
        await succeed(world, `/${member.id}`, 'DELETE');
        member.deleted = true;
        if (member.active) model.leave(member);
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: turn.map((which) =>
      onOne(
        (model) => model.members.filter((member) => member.deleted),
        which,
        async (model, world, member) => {
          await restoreIntegration(ownerContext(world), member.id);
          member.deleted = false;
          if (member.active) model.enter(member);
        },
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(channel, fc.array(turn, { minLength: 12, maxLength: 12 }))
      .map(([where, keys]) => async (model: Model, world: World) => {
        const leader = model.primary[where];
        const rest = model.order[where].filter((member) => member !== leader);
        const shuffled = rest
          .map((member, index) => ({ member, key: keys[index % keys.length] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ member }) => member);
        const wanted = leader ? [leader, ...shuffled] : shuffled;
        await succeed(world, '/order', 'PUT', { channel: where, ids: wanted.map(({ id }) => id) });
        model.order[where] = wanted;
      }),
  },
);

it('any sequence of changes leaves the documented order, primary and priorities', async () => {
  const seen = { primaries: 0, conditioned: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (steps) => {
      const [world, model] = [await createWorld(), new Model()];
      for (const take of steps) {
        await take(model, world);
        const views = listOf(await call('/v1/integrations', { key: world.key }));
        expect(observed(views)).toEqual(model.expected());
        if (views.some((view) => view.primary)) seen.primaries += 1;
        if (views.some((view) => view.active && view.conditions.length > 0)) seen.conditioned += 1;
      }
    }),
    { seed: 4_010, numRuns: 20 },
  );
  // The sequences covered the rules: many steps with a primary, and many with conditions too.
  expect(seen.primaries).toBeGreaterThan(200);
  expect(seen.conditioned).toBeGreaterThan(200);
}, 300_000);
