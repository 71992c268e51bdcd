import { Bookmark, ChevronDown, MoreHorizontal, Pencil, Plus, Save, Trash2 } from 'lucide-react';
import { useState } from 'react';

import type { ReadContext } from '@/components/playground/context/read-context';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import type { SampleView } from '@/lib/samples/types';
import { canonicalJson } from '@/lib/text/canonical-json';

import { SampleNameDialog, type SampleNaming } from './sample-name-dialog';
import type { Samples } from './use-samples';

export interface SamplesBarProps {
  samples: Samples;
  maySave: boolean;
  text: string;
  read: ReadContext;
  onLoad: (context: string) => void;
}

const written = (sample: SampleView) => JSON.stringify(sample.context, null, 2);

/** The saved contexts: load one, save the typed one, and manage them. */
export function SamplesBar({ samples, maySave, text, read, onLoad }: SamplesBarProps) {
  const [chosenId, setChosenId] = useState<string>();
  const [naming, setNaming] = useState<SampleNaming>();
  const chosen = samples.samples.find(({ id }) => id === chosenId);
  const isEdited =
    chosen !== undefined && (!read.context || canonicalJson(read.context) !== canonicalJson(chosen.context));

  function load(sample: SampleView) {
    const before = { text, chosenId };
    setChosenId(sample.id);
    onLoad(written(sample));
    toast.success(`Loaded “${sample.name}”`, {
      action: {
        label: 'Undo',
        onClick: () => {
          setChosenId(before.chosenId);
          onLoad(before.text);
        },
      },
    });
  }

  /** Runs with the context as JSON, or shows why it cannot be saved. */
  function withContext(work: () => void) {
    if (read.errors.length === 0) return work();
    toast.error('This context cannot be saved yet', { description: read.errors[0]?.message });
  }

  function startSaving() {
    setNaming({
      title: 'Save this context',
      description: 'Everyone who works in this environment can load it.',
      action: 'Save sample',
      name: '',
      onSubmit: (name) => samples.save(name, text.trim() || '{}'),
      onDone: (sample) => {
        setNaming(undefined);
        setChosenId(sample.id);
        toast.success(`Saved “${sample.name}”`);
      },
    });
  }

  function startRenaming({ id, name: current }: SampleView) {
    setNaming({
      title: `Rename “${current}”`,
      description: 'Its context stays as it was saved.',
      action: 'Rename',
      name: current,
      onSubmit: (name) => samples.update(id, { name }),
      onDone: (sample) => {
        setNaming(undefined);
        toast.success(`Renamed to “${sample.name}”`);
      },
    });
  }

  async function update(sample: SampleView) {
    const result = await samples.update(sample.id, { context: text.trim() || '{}' });
    if (result.ok) toast.success(`Updated “${sample.name}”`);
    else toast.error(`“${sample.name}” was not updated`, { description: result.error.message });
  }

  async function remove(sample: SampleView) {
    const result = await samples.remove(sample.id);
    if (!result.ok) return void toast.error(`“${sample.name}” was not deleted`, { description: result.error.message });
    setChosenId(undefined);
    toast.success(`Deleted “${sample.name}”`, {
      action: { label: 'Undo', onClick: () => void restore(sample) },
    });
  }

  async function restore(sample: SampleView) {
    const result = await samples.save(sample.name, JSON.stringify(sample.context));
    if (result.ok) setChosenId(result.data.id);
    else toast.error(`“${sample.name}” was not restored`, { description: result.error.message });
  }

  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" className="max-w-full min-w-0 shrink pointer-coarse:h-9">
            <Bookmark aria-hidden />
            <span className="min-w-0 truncate">
              {chosen ? (
                <>
                  <span className="sr-only">Saved sample: </span>
                  {chosen.name}
                  {isEdited && ' (edited)'}
                </>
              ) : (
                'Saved samples'
              )}
            </span>
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="max-w-80">
          <DropdownMenuLabel>
            {samples.samples.length === 0 ? 'No samples saved yet' : 'Load a sample'}
          </DropdownMenuLabel>
          <DropdownMenuRadioGroup value={chosen?.id ?? ''}>
            {samples.samples.map((sample) => (
              <DropdownMenuRadioItem key={sample.id} value={sample.id} onSelect={() => load(sample)}>
                <span className="min-w-0 truncate">{sample.name}</span>
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
      {maySave && (
        <Button size="sm" className="pointer-coarse:h-9" onClick={() => withContext(startSaving)}>
          <Plus aria-hidden /> Save as…
        </Button>
      )}
      {maySave && chosen && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon-sm" aria-label={`More for the sample ${chosen.name}`}>
              <MoreHorizontal aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={() => withContext(() => void update(chosen))}>
              <Save aria-hidden /> Update with this context
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => startRenaming(chosen)}>
              <Pencil aria-hidden /> Rename…
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem tone="danger" onSelect={() => void remove(chosen)}>
              <Trash2 aria-hidden /> Delete
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      <SampleNameDialog naming={naming} onClose={() => setNaming(undefined)} />
    </div>
  );
}
