import 'server-only';

/** A list of a header's elements; a comma inside quotes does not end one. Empty elements are dropped. */
function elementsOf(header: string, separator: ',' | ';'): string[] {
  const parts = header.match(separator === ',' ? /(?:[^,"]|"(?:\\.|[^"\\])*"?)+/g : /(?:[^;"]|"(?:\\.|[^"\\])*"?)+/g);
  return (parts ?? []).map((part) => part.trim()).filter(Boolean);
}

function unquoted(text: string): string {
  const inside = /^"(.*)"$/s.exec(text)?.[1];
  return inside === undefined ? text : inside.replaceAll(/\\(.)/gs, '$1').trim();
}

/** The elements of an X-Forwarded header, the nearest proxy's last. */
export function readForwardedList(header: string | null | undefined): string[] {
  return elementsOf(header ?? '', ',')
    .map(unquoted)
    .filter(Boolean);
}

/** One parameter of each hop of the header `Forwarded` (RFC 7239), the nearest proxy's last; '' where a hop has none. */
export function readForwarded(header: string | null | undefined, parameter: 'for' | 'proto'): string[] {
  return elementsOf(header ?? '', ',').map((hop) => {
    for (const pair of elementsOf(hop, ';')) {
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
      if (name.trim().toLowerCase() === parameter) return unquoted(value.trim());
    }
    return '';
  });
}
