import type { Metadata } from 'next';

import { current, currentContext } from '@/app/current';
import { Playground } from '@/components/playground/playground';
import { PROVIDERS } from '@/lib/providers';
import { listSamples } from '@/lib/samples/service';

import {
  compareAction,
  deleteSampleAction,
  listSamplesAction,
  previewAction,
  resolveAction,
  saveSampleAction,
  updateSampleAction,
} from './actions';

export const metadata: Metadata = { title: 'Playground' };

export default async function PlaygroundPage() {
  const { environment, environments } = await current();
  const ctx = await currentContext();
  return (
    <Playground
      environment={environment}
      environments={environments}
      providers={PROVIDERS.map(({ id, name, channel }) => ({ id, name, channel }))}
      samples={await listSamples(ctx)}
      maySave={ctx.permissions.has('integrations:write')}
      actions={{
        resolve: resolveAction.bind(null, environment.id),
        preview: previewAction.bind(null, environment.id),
        compare: compareAction.bind(null, environment.id),
        listSamples: listSamplesAction.bind(null, environment.id),
        saveSample: saveSampleAction.bind(null, environment.id),
        updateSample: updateSampleAction.bind(null, environment.id),
        deleteSample: deleteSampleAction.bind(null, environment.id),
      }}
    />
  );
}
