'use client';

import { FileText, Upload } from 'lucide-react';
import { useState } from 'react';

import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Textarea } from '@/components/ui/textarea';
import { fieldComplaint } from '@/lib/catalogue/field-rules';
import { storedText } from '@/lib/catalogue/values/stored-text';

import type { ControlProps, FieldOf } from './control-props';
import { FieldFrame } from './field-frame';
import { NO_AUTOFILL } from './no-autofill';
import { readTextFile } from './read-text-file';
import { RevealToggle } from './reveal-toggle';
import { useFileDrop } from './use-file-drop';

export interface TextFileControlProps extends ControlProps<FieldOf<'json' | 'pem'>, string> {
  /** The file types that the file dialog offers first. */
  accept: string;
}

/** Multiline text that usually comes as a file: typed, pasted, dropped or chosen. */
export function TextFileControl({ field, id, value, onChange, onBlur, error, enforced, accept }: TextFileControlProps) {
  const [fileName, setFileName] = useState<string>();
  const [complaint, setComplaint] = useState<string>();
  const drop = useFileDrop(take, setComplaint);
  const [shown, setShown] = useState(false);
  const masked = field.secret && !shown && value !== '';

  async function take(file: File) {
    const reading = await readTextFile(file);
    if ('complaint' in reading) {
      setComplaint(reading.complaint);
      return;
    }
    const text = storedText(field, reading.text);
    const refused = fieldComplaint(field, text);
    if (refused !== null) {
      setComplaint(`${file.name} was not taken. ${refused}`);
      return;
    }
    setComplaint(undefined);
    setFileName(file.name);
    onChange(text);
    announce(`${field.label}: filled in from ${file.name}`);
  }

  function change(text: string) {
    setComplaint(undefined);
    setFileName(undefined);
    onChange(text);
  }

  return (
    <FieldFrame field={field} id={id} error={complaint ?? error} enforced={enforced}>
      {(wiring) => (
        <div {...drop.box} className="relative grid grid-cols-1 gap-1.5">
          <Textarea
            {...wiring}
            {...NO_AUTOFILL}
            mono
            rows={6}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            value={value}
            placeholder={field.placeholder}
            onChange={(event) => change(event.target.value)}
            onBlur={onBlur}
            className={cn(
              masked && '[-webkit-text-security:disc]',
              field.secret && value !== '' && 'pr-11',
              drop.isHovered && 'border-ring bg-accent-bg',
            )}
          />
          {field.secret && value !== '' && (
            <RevealToggle
              what={field.label}
              shown={shown}
              onToggle={() => setShown(!shown)}
              className="absolute top-1 right-1 size-8"
            />
          )}
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-text-muted">
            <Button size="sm" onClick={drop.choose}>
              <Upload aria-hidden />
              Choose file<span className="sr-only"> for {field.label}</span>
            </Button>
            {fileName && value !== '' ? (
              <span className="inline-flex min-w-0 items-center gap-1.5">
                <FileText aria-hidden className="size-3.5 shrink-0" />
                <span className="min-w-0 break-all">{fileName}</span>
              </span>
            ) : (
              <span>or drop it here, or paste its text.</span>
            )}
          </div>
          <input {...drop.input} accept={accept} />
        </div>
      )}
    </FieldFrame>
  );
}
