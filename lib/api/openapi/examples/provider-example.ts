import { credentialsJsonSchema, toPublicProvider } from '@/lib/catalogue/public-provider';
import { findProvider } from '@/lib/providers';

const definition = findProvider('postmark');
if (!definition) throw new Error('The example of the document is not in the catalogue.');

/** A provider as the API returns it: a short and popular one. */
export const providerExample = {
  ...toPublicProvider(definition),
  credentialsSchema: credentialsJsonSchema(definition),
};
