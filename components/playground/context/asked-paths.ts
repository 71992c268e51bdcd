import type { Resolution } from '@/components/playground/playground-state';
import { bySource, FIELD_SOURCES, isGroup, type FieldSource, type NodeTrace } from '@/lib/conditions/types';

export type AskedPaths = Readonly<Record<FieldSource, readonly string[]>>;

/** The fields that the candidates' conditions read, as suggestions in the context's form. */
export function askedPaths(candidates: Resolution['candidates']): AskedPaths {
  const paths = bySource(() => new Set<string>());
  const visit = (node: NodeTrace) => {
    if (isGroup(node)) node.children.forEach(visit);
    else if (isFieldSource(node.on) && 'field' in node) paths[node.on].add(node.field);
  };
  for (const { trace } of candidates) trace.forEach(visit);
  return bySource((source) => [...paths[source]]);
}

function isFieldSource(on: string): on is FieldSource {
  return (FIELD_SOURCES as readonly string[]).includes(on);
}
