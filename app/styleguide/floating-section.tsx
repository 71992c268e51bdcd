'use client';

import { Copy, MoreHorizontal, Pencil, Trash2 } from 'lucide-react';

import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuShortcut,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { Tooltip } from '@/components/ui/tooltip';

import { Row, Section } from './section';

export function FloatingSection() {
  return (
    <Section title="Floating and tabs">
      <Row label="Opens over the page">
        <Tooltip content="Describes, never names">
          <Button>Tooltip</Button>
        </Tooltip>
        <Popover>
          <PopoverTrigger asChild>
            <Button>Popover</Button>
          </PopoverTrigger>
          <PopoverContent aria-label="Filter by name">
            <Field label="Name contains">{(control) => <Input {...control} />}</Field>
          </PopoverContent>
        </Popover>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="icon" aria-label="Actions for SendGrid Europe">
              <MoreHorizontal aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuLabel>SendGrid Europe</DropdownMenuLabel>
            <DropdownMenuItem>
              <Pencil aria-hidden />
              Edit
              <DropdownMenuShortcut>E</DropdownMenuShortcut>
            </DropdownMenuItem>
            <DropdownMenuItem>
              <Copy aria-hidden />
              Duplicate
            </DropdownMenuItem>
            <DropdownMenuCheckboxItem checked>Primary</DropdownMenuCheckboxItem>
            <DropdownMenuItem disabled>Copy to environment</DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem tone="danger">
              <Trash2 aria-hidden />
              Delete
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
        <DialogSample side="center" />
        <DialogSample side="right" />
      </Row>
      <Tabs defaultValue="email">
        <TabsList aria-label="Channels">
          <TabsTrigger value="in_app">In-app</TabsTrigger>
          <TabsTrigger value="email">E-mail</TabsTrigger>
          <TabsTrigger value="sms">SMS</TabsTrigger>
          <TabsTrigger value="chat">Chat</TabsTrigger>
          <TabsTrigger value="push" disabled>
            Push
          </TabsTrigger>
        </TabsList>
        <TabsContent value="in_app">One in-app provider.</TabsContent>
        <TabsContent value="email">Nineteen e-mail providers.</TabsContent>
        <TabsContent value="sms">The SMS providers.</TabsContent>
        <TabsContent value="chat">The chat providers.</TabsContent>
      </Tabs>
    </Section>
  );
}

function DialogSample({ side }: { side: 'center' | 'right' }) {
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button>{side === 'center' ? 'Dialog' : 'Sheet'}</Button>
      </DialogTrigger>
      <DialogContent side={side}>
        <DialogHeader>
          <DialogTitle>Delete SendGrid Europe?</DialogTitle>
          <DialogDescription>
            It is the primary e-mail integration of Development. Another must take its place.
          </DialogDescription>
        </DialogHeader>
        <DialogBody>
          <Field label="Type its identifier" required>
            {(control) => <Input mono {...control} />}
          </Field>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger">Delete</Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
