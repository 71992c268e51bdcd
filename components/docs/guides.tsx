import { KNOWN_OPERATORS } from '@/lib/conditions/operators';
import type { ErrorCode } from '@/lib/server/errors';
import type { Permission } from '@/lib/server/permissions';

import { FactTable, GuideSection, Prose } from './guide-section';
import { Sample } from './sample';
import { TRUE_OF_MISSING } from './true-of-missing';

const code = (text: string) => <code className="font-mono text-code font-semibold">{text}</code>;

export interface AuthenticationGuideProps {
  origin: string;
}

export function AuthenticationGuide({ origin }: AuthenticationGuideProps) {
  return (
    <GuideSection id="authentication" title="Authentication">
      <Prose>
        Send an API key with each request. The key fixes the organization and the environment: nothing else is seen or
        changed with it. Keys are made in the dashboard under Settings, shown once, and may be revoked at any time. Set
        one in your shell, and the commands of this page work as they stand.
      </Prose>
      <Sample
        label="A first request"
        code={`export SIGNALBOX_API_KEY='your key'\n\ncurl ${origin}/v1/integrations \\\n  -H "Authorization: ApiKey $SIGNALBOX_API_KEY"`}
      />
      <FactTable
        caption="Scopes of a key"
        head={['Scope', 'Lets the key']}
        rows={Object.entries(SCOPES).map(([scope, meaning]) => ({ key: scope, cells: [code(scope), meaning] }))}
      />
    </GuideSection>
  );
}

const SCOPES: Readonly<Record<Permission, string>> = {
  'integrations:read': 'list and read integrations, without their secrets',
  'integrations:write': 'create, change, order and delete integrations',
  'credentials:read': 'read credentials whole, with ?include=credentials; off unless asked for, and audited',
  resolve: 'ask which integration sends',
  admin: 'manage environments and keys',
  'admin:organization': 'with admin, create keys of other environments, and keys that outlive it',
};

export function SafetyGuide() {
  return (
    <>
      <GuideSection id="idempotency" title="Idempotency">
        <Prose>
          A request that got no answer may have been carried out. Send {code('Idempotency-Key')} with every POST, a new
          one for each change you intend, and repeat it safely: the same key with the same body gives the first answer
          again, marked {code('Idempotency-Replay: true')}, and does nothing. With another body it is 422; while the
          first still runs, 409 with {code('Retry-After')}. A key counts for its path and environment, for 24 hours.
          Failures are not kept: a request that failed may be mended and sent with the same key.
        </Prose>
      </GuideSection>
      <GuideSection id="concurrency" title="Pages and concurrent changes">
        <Prose>
          Lists are newest first and have up to 1,000 integrations a page. When there are more, the header{' '}
          {code('Link')} holds the address of the next page with {code('rel="next"')}; follow it as it is.
        </Prose>
        <Prose>
          Every answer that is one integration has an {code('ETag')}. Send it back as {code('If-Match')} with a change:
          when somebody changed the integration meanwhile, the answer is 412 and names what changed, and nothing of
          theirs is lost.
        </Prose>
      </GuideSection>
    </>
  );
}

export interface ErrorsGuideProps {
  errors: readonly { readonly status: number; readonly code: ErrorCode; readonly meaning: string }[];
  /** The body of an error, as an example. */
  example: unknown;
}

export function ErrorsGuide({ errors, example }: ErrorsGuideProps) {
  return (
    <GuideSection id="errors" title="Errors">
      <Prose>
        Every failure has the same body. {code('code')} is for programs, {code('message')} for people; {code('errors')}{' '}
        is there on every 422 and names each place that has to be mended. An answer never repeats a rejected value.
      </Prose>
      <Sample label="An error" code={JSON.stringify(example, null, 2)} />
      <FactTable
        caption="Statuses and codes"
        head={['Status', 'Code', 'When']}
        rows={errors.map(({ status, code: name, meaning }) => ({
          key: name,
          cells: [
            <span key="status" data-numeric>
              {status}
            </span>,
            code(name),
            meaning,
          ],
        }))}
      />
    </GuideSection>
  );
}

export function ConditionsGuide() {
  return (
    <GuideSection id="conditions" title="How conditions work">
      <Prose>
        {code('conditions')} say when an integration is chosen: an array of groups, joined by OR. A group joins its
        children, leaves and groups again, by AND or OR, and may be negated. A leaf compares a field of the context with
        a value. An integration without conditions is no match for anything: it is what remains when nothing matches.
      </Prose>
      <Prose>
        A field is a dot path into {code('subscriber')}, {code('tenant')} or {code('payload')}, such as{' '}
        {code('data.tags.0')}; a key that has dots itself is written in quotes, {code('data."app.plan"')}. null counts
        as missing, and a missing field makes a leaf false, except {TRUE_OF_MISSING}. Two leaves ask for presence:{' '}
        {code('isOnline')}, and {code('isOnlineInLast')} with {code('timeOperator')} minutes, hours or days. Groups nest
        to depth 8, with up to 200 leaves.
      </Prose>
      <Prose>
        Dates are ISO 8601, such as {code('2026-03-29T02:30:00Z')} or {code('2026-03-29 02:30:00+00')}. Send ids past
        2^53 as text: as numbers they would lose digits, and are refused.
      </Prose>
      <FactTable
        caption="Operators"
        head={['Operator', 'In words', 'True when']}
        rows={KNOWN_OPERATORS.map(({ name, label, meaning }) => ({ key: name, cells: [code(name), label, meaning] }))}
      />
    </GuideSection>
  );
}
