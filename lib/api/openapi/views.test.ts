import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';

import type { ApiKeyView, CreatedApiKey } from '@/lib/api-keys/types';
import type { ErrorBody } from '@/lib/api/error-answer';
import type { EnvironmentAnswer } from '@/lib/api/routes/environments';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';
import type { ResolveAnswer } from '@/lib/integrations/select/resolve';
import type { IntegrationView } from '@/lib/integrations/types';

import type { integration, resolution } from './integration-views';
import type { apiKey, createdApiKey, environment, errorBody, provider } from './other-views';

/** A type without its `readonly`, which JSON does not have. */
type Plain<T> = T extends object ? { -readonly [K in keyof T]: Plain<T[K]> } : T;

// The compiler checks these; a difference fails `npm run check`.
it('the document’s views and the types of the operations are the same', () => {
  expectTypeOf<Plain<IntegrationView>>().toExtend<z.output<typeof integration>>();
  expectTypeOf<z.output<typeof integration>>().toExtend<Plain<IntegrationView>>();
  expectTypeOf<keyof IntegrationView>().toEqualTypeOf<keyof z.output<typeof integration>>();
  expectTypeOf<Plain<ErrorBody>>().toExtend<z.output<typeof errorBody>>();
  expectTypeOf<z.output<typeof errorBody>>().toExtend<Plain<ErrorBody>>();
  expectTypeOf<keyof ErrorBody>().toEqualTypeOf<keyof z.output<typeof errorBody>>();
});

it('environments and keys too', () => {
  expectTypeOf<Plain<EnvironmentAnswer>>().toEqualTypeOf<z.output<typeof environment>>();
  expectTypeOf<Plain<ApiKeyView>>().toExtend<z.output<typeof apiKey>>();
  expectTypeOf<keyof ApiKeyView>().toEqualTypeOf<keyof z.output<typeof apiKey>>();
  expectTypeOf<keyof CreatedApiKey>().toEqualTypeOf<keyof z.output<typeof createdApiKey>>();
});

it('wider types in the document include every operation’s answer', () => {
  expectTypeOf<Plain<ResolveAnswer>>().toExtend<z.output<typeof resolution>>();
  expectTypeOf<keyof ResolveAnswer>().toEqualTypeOf<keyof z.output<typeof resolution>>();
  expectTypeOf<Plain<PublicField>>().toExtend<z.output<typeof provider>['fields'][number]>();
  expectTypeOf<keyof PublicProvider | 'credentialsSchema'>().toEqualTypeOf<keyof z.output<typeof provider>>();
});
